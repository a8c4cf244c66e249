using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>The alternatives of variants: which each has, and which elements of each alternative the block needs.</summary>
internal sealed class VariantDomain : Domain
{
    private readonly Domain parent;
    private readonly ElementReader switches;
    private readonly (long First, int Count)[] open;

    public VariantDomain(Domain parent, ElementReader switches, int alternatives)
    {
        this.parent = parent;
        this.switches = switches;
        open = new (long, int)[alternatives];
        Alternatives = [.. Enumerable.Range(0, alternatives).Select(_ => new AlternativeDomain(this))];
    }

    public override int Block => parent.Block;

    /// <summary>The elements of each alternative; number 0 is that of variants without a value.</summary>
    public AlternativeDomain[] Alternatives { get; }

    /// <summary>The alternative of each variant.</summary>
    public NumberColumn Tags { get; } = new(NumberKind.Int8);

    public override void Dispose()
    {
        Tags.Dispose();
        switches.Dispose();
        foreach (var alternative in Alternatives)
        {
            alternative.Dispose();
        }

        base.Dispose();
    }

    protected override void Fill()
    {
        parent.Update();
        Tags.Resize<sbyte>(0);
        foreach (var alternative in Alternatives)
        {
            alternative.Clear();
        }

        foreach (var segment in parent.Segments)
        {
            Fill(segment);
        }
    }

    private void Fill(Segment segment)
    {
        Array.Clear(open);
        var element = segment.First;
        for (var left = segment.Count; left > 0;)
        {
            switches.Find(segment.Cluster, element, left, out var inPage, out var most);
            var count = (int)Math.Min(left, most);
            var keep = Tags.Count;
            Tags.Buffer.Extend<sbyte>(keep + count, keep);
            var tags = Tags.Resize<sbyte>(keep + count)[keep..];
            for (var i = 0; i < count; i++)
            {
                var (index, tag) = switches.Page is null ? default : PageDecoder.Switch(switches.Page.Content, inPage + i);
                tags[i] = (sbyte)Take(segment, index, tag);
            }

            element += count;
            left -= count;
        }

        for (var i = 0; i < open.Length; i++)
        {
            if (open[i].Count > 0)
            {
                Alternatives[i].Append(new Segment(segment.Cluster, open[i].First, open[i].Count));
            }
        }
    }

    private uint Take(Segment segment, ulong index, uint tag)
    {
        if (tag >= open.Length)
        {
            throw switches.Corrupt(segment.Cluster, $"a variant has alternative {tag} of {open.Length - 1}");
        }

        ref var range = ref open[tag];
        if (range.Count == 0 || tag == 0)
        {
            range = tag == 0 ? (0, range.Count + 1) : index <= long.MaxValue ? ((long)index, 1) : throw switches.Corrupt(segment.Cluster, $"a variant is item {index} of its alternative");
            return tag;
        }

        if (index != (ulong)range.First + (ulong)range.Count)
        {
            throw switches.Corrupt(segment.Cluster, $"a variant is item {index} of alternative {tag}, where {range.First + range.Count} would follow");
        }

        range.Count++;
        return tag;
    }
}
