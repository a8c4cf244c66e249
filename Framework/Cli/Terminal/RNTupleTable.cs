using HepAnalysis.RootIO.RNTuples;

namespace HepAnalysis.Cli.Terminal;

/// <summary>What <c>hep inspect</c> shows of an RNTuple: its columns, and how they are stored.</summary>
internal static class RNTupleTable
{
    public static void Write(RNTuple ntuple, string name, int most, HepConsole console)
    {
        var clusters = ntuple.ClusterBoundaries([]).Count - (ntuple.Entries > 0 ? 1 : 0);
        var fields = ntuple.Schema.Fields.Where(field => field.IsTopLevel).ToDictionary(field => field.Name, StringComparer.Ordinal);
        console.Out.WriteLine();
        console.Out.WriteLine(
            $"RNTuple {name} · {Human.Count(ntuple.Entries)} events · {Human.Count(fields.Count, "field")} · {Human.Count(ntuple.Entries > 0 ? clusters : 0, "cluster")}"
            + $" · format {ntuple.Anchor.Version}, {ntuple.Writer}{(ntuple.Description.Length > 0 ? $" · {ntuple.Description}" : "")}");
        var table = new TextTable("column", "type", "counter", "C++ type", "stored as", "title");
        foreach (var column in ntuple.Columns.Take(most))
        {
            var field = fields.GetValueOrDefault(column.Name);
            var stored = field is null ? "" : string.Join(" + ", ntuple.Schema.ColumnsOf(field.Id).Select(id => ntuple.Schema.Columns[id].Type));
            table.Add(column.Name, column.Type.ToString(), column.Counter ?? "", field?.TypeName ?? "", stored, column.Title);
        }

        table.Write(console, "  ");
        if (ntuple.Columns.Count > most)
        {
            console.Out.WriteLine($"  … and {Human.Count(ntuple.Columns.Count - most)} more: hep inspect {ntuple.Name}");
        }

        foreach (var (column, reason) in ntuple.Unreadable.Take(most))
        {
            console.Out.WriteLine($"  {column} is no column: {reason}");
        }
    }
}
