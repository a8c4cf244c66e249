using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Variants; alternative 0, without members, is that of a variant without a value.</summary>
internal sealed record UnionPlan(ElementColumn Switches, IReadOnlyList<FieldPlan> Alternatives) : FieldPlan
{
    public override ColumnType Type => new ColumnType.Union([.. Alternatives.Select(alternative => alternative.Type)]);

    public override string? Fault => Alternatives.Select(alternative => alternative.Fault).FirstOrDefault(fault => fault is not null);

    public override bool HasBytes => Alternatives.All(alternative => alternative.HasBytes);

    public override FieldNode Open(NodeFactory factory, Domain domain)
    {
        var variant = factory.Variant(domain, Switches, Alternatives.Count);
        return factory.Own(new UnionNode(variant, [.. Alternatives.Select((alternative, i) => alternative.Open(factory, variant.Alternatives[i]))]));
    }
}
