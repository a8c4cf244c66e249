using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Members side by side.</summary>
internal sealed class RecordNode : FieldNode
{
    private const int MostWithoutMembers = 64 << 20;

    private readonly Domain domain;
    private readonly FieldNode[] members;
    private readonly NumberColumn? counter;

    public RecordNode(Domain domain, ColumnType.Record type, FieldNode[] members)
    {
        this.domain = domain;
        this.members = members;
        counter = members.Length == 0 ? new NumberColumn(NumberKind.Bool) : null;
        Column = new RecordColumn(type, [.. members.Select(member => member.Column)], counter);
    }

    public override Column Column { get; }

    public override void Update()
    {
        foreach (var member in members)
        {
            member.Update();
        }

        if (counter is not null)
        {
            domain.Update();
            if (domain.Count > MostWithoutMembers)
            {
                throw new CorruptFileException(
                    "an RNTuple has too many records without members", $"cluster {domain.Segments[0].Cluster.Number}", $"{domain.Count} in one block, where {MostWithoutMembers} are the most", "read fewer entries at once");
            }

            counter.Resize<bool>(domain.Count).Clear();
        }
    }

    public override void Dispose() => counter?.Dispose();
}
