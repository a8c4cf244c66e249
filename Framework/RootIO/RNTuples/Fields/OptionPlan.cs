using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Optionals, unique pointers.</summary>
internal sealed record OptionPlan(ElementColumn Ends, FieldPlan Item) : FieldPlan
{
    public override ColumnType Type => new ColumnType.Option(Item.Type);

    public override string? Fault => Item.Fault;

    public override bool HasBytes => Item.HasBytes;

    public override FieldNode Open(NodeFactory factory, Domain domain)
    {
        var items = factory.Items(domain, Ends);
        return factory.Own(new OptionNode(items, Item.Open(factory, items)));
    }
}
