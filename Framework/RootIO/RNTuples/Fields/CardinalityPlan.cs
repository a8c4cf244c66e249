using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>The numbers of items of collections.</summary>
internal sealed record CardinalityPlan(ElementColumn Ends, NumberKind Kind) : FieldPlan
{
    public override ColumnType Type => new ColumnType.Number(Kind);

    public override FieldNode Open(NodeFactory factory, Domain domain) => factory.Own(new CardinalityNode(factory.Items(domain, Ends), Kind));
}
