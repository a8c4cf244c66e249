namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>The elements of one alternative of variants; the variant fills them.</summary>
internal sealed class AlternativeDomain(VariantDomain variant) : Domain
{
    private readonly List<Segment> found = [];

    public override int Block => variant.Block;

    public void Clear() => found.Clear();

    public void Append(Segment segment) => found.Add(segment);

    protected override void Fill()
    {
        variant.Update();
        foreach (var segment in found)
        {
            Add(segment);
        }
    }
}
