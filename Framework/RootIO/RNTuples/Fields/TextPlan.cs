using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Strings.</summary>
internal sealed record TextPlan(ElementColumn Ends, ElementColumn Characters) : FieldPlan
{
    public override ColumnType Type => new ColumnType.Text();

    public override FieldNode Open(NodeFactory factory, Domain domain)
    {
        var items = factory.Items(domain, Ends);
        return factory.Own(new TextNode(items, factory.Number(items, Characters, NumberKind.UInt8)));
    }
}
