using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Arrays of a fixed size.</summary>
internal sealed record ArrayPlan(int Length, FieldPlan Item) : FieldPlan
{
    public override ColumnType Type => new ColumnType.FixedArray(Item.Type, Length);

    public override string? Fault => Item.Fault;

    public override bool HasBytes => Item.HasBytes;

    public override FieldNode Open(NodeFactory factory, Domain domain) =>
        factory.Own(new ArrayNode(Item.Open(factory, factory.Repeated(domain, Length)), Length));
}
