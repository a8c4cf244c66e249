using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>What of one branch lies in a worker's window. Not thread-safe.</summary>
internal sealed class WindowedBaskets(RootBranch branch) : IDisposable
{
    public RootBranch Branch { get; } = branch;

    /// <summary>Memory for one basket, where none are read ahead.</summary>
    public WindowSegment Own { get; } = new();

    /// <summary>Baskets that were read ahead and not yet taken, by rising number.</summary>
    public List<Resident> Ahead { get; } = [];

    /// <summary>The basket that the branch's cursor works on; its bytes stay until the next is taken.</summary>
    public Resident? Taken { get; set; }

    /// <summary>True where the branch was read in the present task.</summary>
    public bool IsTouched { get; set; }

    /// <summary>True where it was read in the task before, so that it is worth reading ahead.</summary>
    public bool WasTouched { get; set; }

    public void Dispose() => Own.Buffer.Dispose();

    /// <summary>The basket after those that are here, for entries from <paramref name="entry"/> on.</summary>
    public int Next(long entry)
    {
        var next = Ahead.Count > 0 ? Ahead[^1].Number + 1 : Taken is { } taken ? taken.Number + 1 : 0;
        var baskets = Branch.Baskets;
        if (next < baskets.Count && baskets[next].FirstEntry + baskets[next].EntryCount > entry)
        {
            return next;
        }

        return Math.Max(next, Branch.FindBasket(entry) is >= 0 and var found ? found : baskets.Count);
    }
}

/// <summary>A basket's record in memory.</summary>
/// <param name="Number">Its number in the branch.</param>
/// <param name="Segment">The memory.</param>
/// <param name="Offset">First byte in it.</param>
/// <param name="Bytes">Length.</param>
internal readonly record struct Resident(int Number, WindowSegment Segment, int Offset, int Bytes);

/// <summary>The memory of one vectored read, given back when the last of its baskets is done with.</summary>
internal sealed class WindowSegment
{
    public NativeBuffer Buffer { get; } = new();

    public int Bytes { get; set; }

    public int Users { get; set; }
}
