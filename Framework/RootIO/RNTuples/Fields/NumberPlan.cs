using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Numbers, bools, characters.</summary>
internal sealed record NumberPlan(ElementColumn Elements, NumberKind Kind) : FieldPlan
{
    public override ColumnType Type => new ColumnType.Number(Kind);

    public override FieldNode Open(NodeFactory factory, Domain domain) => factory.Number(domain, Elements, Kind);
}
