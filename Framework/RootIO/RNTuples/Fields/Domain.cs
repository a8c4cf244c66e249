namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// Which elements a block needs at one place of the tree of fields: the entries themselves, the items of a collection, those
/// of an alternative. Fields at the same place share it, so that offsets are read once. Not thread-safe.
/// </summary>
internal abstract class Domain
{
    private int block = -1;

    /// <summary>The elements, as they lie in the clusters.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>How many all segments have.</summary>
    public int Count { get; protected set; }

    /// <summary>The number of the block that is being read.</summary>
    public abstract int Block { get; }

    /// <summary>The places below this one, by what leads to them.</summary>
    public Dictionary<object, Domain> Below { get; } = [];

    /// <summary>Makes it fit the present block.</summary>
    public void Update()
    {
        if (block == Block)
        {
            return;
        }

        block = -1;
        Segments.Clear();
        Count = 0;
        Fill();
        block = Block;
    }

    /// <summary>Frees memory.</summary>
    public virtual void Dispose()
    {
        foreach (var domain in Below.Values)
        {
            domain.Dispose();
        }
    }

    protected abstract void Fill();

    protected void Add(Segment segment)
    {
        Segments.Add(segment);
        Count += segment.Count;
    }
}
