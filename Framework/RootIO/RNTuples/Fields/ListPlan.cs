using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Collections.</summary>
internal sealed record ListPlan(ElementColumn Ends, FieldPlan Item) : FieldPlan
{
    /// <summary>The counter that the list shares by its name with others that have their own offsets; null where it has none.</summary>
    public string? Counter { get; init; }

    public override ColumnType Type => new ColumnType.List(Item.Type);

    public override string? Fault => Item.Fault;

    public override bool HasBytes => Item.HasBytes;

    public override FieldNode Open(NodeFactory factory, Domain domain)
    {
        var items = factory.Items(domain, Ends);
        return factory.Own(new ListNode(items, Item.Open(factory, items), Counter is null ? null : factory.Guard(Counter)));
    }
}
