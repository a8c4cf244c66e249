namespace HepAnalysis.Columns.Schemas;

/// <summary>
/// The naming of CMS NanoAOD (https://cms-nanoaod-integration.web.cern.ch): a counter <c>nMuon</c> with arrays
/// <c>Muon_pt, Muon_eta …</c> is the collection <c>Muon</c>; scalars with one beginning, <c>MET_pt, MET_phi</c>, are
/// members of the single object <c>MET</c>, trigger bits <c>HLT_…</c> those of <c>HLT</c>. A collection of records <c>Muon</c>
/// with members <c>Muon.pt</c> is a collection too.
/// </summary>
internal static class NanoAodSchema
{
    public static List<SchemaCollection> Collections(IReadOnlyList<ColumnInfo> columns)
    {
        var lists = new Groups();
        var singles = new Groups();
        foreach (var column in columns)
        {
            switch (column.Type)
            {
                case ColumnType.List { Item: ColumnType.Number item } when column.Counter is ['n', .. var collection] && IsMemberOf(column.Name, collection):
                    lists.Add(collection, column.Name[(collection.Length + 1)..], item.Kind, column.Name);
                    break;
                case ColumnType.List { Item: ColumnType.Number item } when MemberOfRecords(column) is { } record:
                    lists.Add(record.Collection, record.Member, item.Kind, column.Name);
                    break;
                case ColumnType.Number number when column.Name.IndexOf('_') is > 0 and var end && end < column.Name.Length - 1:
                    singles.Add(column.Name[..end], column.Name[(end + 1)..], number.Kind, column.Name);
                    break;
            }
        }

        // Where scalars begin like a collection (Muon_something beside nMuon) the collection has the name.
        return [.. lists.Make(isList: true), .. singles.Make(isList: false).Where(single => !lists.Has(single.Name))];
    }

    // A collection of records, as RNTuples have it: Muon with the members Muon.pt, Muon.eta …, counted by nMuon or by itself.
    private static (string Collection, string Member)? MemberOfRecords(ColumnInfo column)
    {
        var dot = column.Name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < column.Name.Length - 1 && column.Counter is { } counter && (counter == column.Name[..dot] || counter == $"n{column.Name[..dot]}")
            ? (column.Name[..dot], column.Name[(dot + 1)..])
            : null;
    }

    private static bool IsMemberOf(string column, string collection) =>
        column.Length > collection.Length + 1 && column[collection.Length] == '_' && column.StartsWith(collection, StringComparison.Ordinal);

    private sealed class Groups
    {
        private readonly Dictionary<string, List<SchemaMember>> members = new(StringComparer.Ordinal);
        private readonly List<string> order = [];

        public void Add(string group, string member, NumberKind kind, string column)
        {
            if (!members.TryGetValue(group, out var list))
            {
                members.Add(group, list = []);
                order.Add(group);
            }

            list.Add(new SchemaMember(member, kind, [column]));
        }

        public bool Has(string group) => members.ContainsKey(group);

        public IEnumerable<SchemaCollection> Make(bool isList) => order.Select(group => new SchemaCollection(group, isList, members[group]));
    }
}
