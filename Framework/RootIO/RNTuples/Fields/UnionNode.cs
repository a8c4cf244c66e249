using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Variants.</summary>
internal sealed class UnionNode(VariantDomain variant, FieldNode[] alternatives) : FieldNode
{
    public override Column Column { get; } = new UnionColumn(variant.Tags, [.. alternatives.Select(alternative => alternative.Column)]);

    public override void Update()
    {
        variant.Update();
        foreach (var alternative in alternatives)
        {
            alternative.Update();
        }
    }
}
