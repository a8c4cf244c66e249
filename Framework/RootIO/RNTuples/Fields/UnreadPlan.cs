using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>A field that cannot be read.</summary>
internal sealed record UnreadPlan(string Reason) : FieldPlan
{
    public override ColumnType Type => new ColumnType.Record([]);

    public override string Fault => Reason;

    public override bool HasBytes => false;

    public override FieldNode Open(NodeFactory factory, Domain domain) => throw new InvalidOperationException(Reason);
}
