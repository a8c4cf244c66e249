using System.Collections;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// The numbers of many entries, one after the other: <c>values[i]</c> are those of entry i, as a span. A column with one number an entry has
/// spans of length 1; fixed arrays have all their numbers in the span, in row-major order.
/// </summary>
/// <typeparam name="T">Type of a number.</typeparam>
public sealed class JaggedValues<T> : IReadOnlyCollection<ReadOnlyMemory<T>>
    where T : unmanaged
{
    private readonly T[] values;
    private readonly int[]? ends;
    private readonly int width;

    internal JaggedValues(int count, T[] values, int[]? ends, int width)
    {
        Count = count;
        this.values = values;
        this.ends = ends;
        this.width = width;
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>The numbers of all entries, one after the other.</summary>
    public ReadOnlySpan<T> Values => values;

    /// <summary>The numbers of an entry.</summary>
    /// <param name="entry">Counted from the first that was read.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public ReadOnlySpan<T> this[int entry]
    {
        get
        {
            var (begin, length) = Place(entry);
            return values.AsSpan(begin, length);
        }
    }

    /// <summary>How many numbers an entry has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public int CountOf(int entry) => Place(entry).Length;

    /// <summary>The numbers as an array, without a copy.</summary>
    public T[] ToArray() => values;

    /// <summary>The entries in turn, for <c>foreach</c>: <c>foreach (var pts in tree.Read&lt;float&gt;("Muon_pt"))</c>, and <c>pts.Span</c> inside.</summary>
    public IEnumerator<ReadOnlyMemory<T>> GetEnumerator()
    {
        for (var entry = 0; entry < Count; entry++)
        {
            var (begin, length) = Place(entry);
            yield return values.AsMemory(begin, length);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private (int Begin, int Length) Place(int entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entry, Count);
        if (ends is null)
        {
            return (entry * width, width);
        }

        var begin = entry == 0 ? 0 : ends[entry - 1];
        return (begin, ends[entry] - begin);
    }
}
