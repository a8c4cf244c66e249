using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// Offsets out of a counter's values, made once a block for all leaves that it counts. Not thread-safe.
/// </summary>
internal sealed class OffsetsReader(FixedLeafReader counter, LeafLayout leaf) : IDisposable
{
    private long readFirst = -1;
    private int readCount = -1;

    /// <summary>The offsets of the block that was read last.</summary>
    public NumberColumn Column { get; } = new(NumberKind.Int32);

    /// <summary>Reads a block's counts; offsets begin with 0.</summary>
    public ReadOnlySpan<int> Read(long firstEntry, int entryCount)
    {
        if (firstEntry != readFirst || entryCount != readCount)
        {
            readFirst = -1;
            Sum((NumberColumn)counter.Read(firstEntry, entryCount), Column.Resize<int>(entryCount + 1), firstEntry);
            readFirst = firstEntry;
            readCount = entryCount;
        }

        return Column.Values<int>();
    }

    public void Dispose() => Column.Dispose();

    private void Sum(NumberColumn counts, Span<int> offsets, long firstEntry)
    {
        offsets[0] = 0;
        switch (counts.Kind)
        {
            case NumberKind.Int32: Sum(counts.Values<int>(), offsets, firstEntry); break;
            case NumberKind.UInt32: Sum(counts.Values<uint>(), offsets, firstEntry); break;
            case NumberKind.Int8: Sum(counts.Values<sbyte>(), offsets, firstEntry); break;
            case NumberKind.UInt8: Sum(counts.Values<byte>(), offsets, firstEntry); break;
            case NumberKind.Int16: Sum(counts.Values<short>(), offsets, firstEntry); break;
            case NumberKind.UInt16: Sum(counts.Values<ushort>(), offsets, firstEntry); break;
            case NumberKind.Int64: Sum(counts.Values<long>(), offsets, firstEntry); break;
            default: Sum(counts.Values<ulong>(), offsets, firstEntry); break;
        }
    }

    private void Sum<T>(ReadOnlySpan<T> counts, Span<int> offsets, long firstEntry)
        where T : System.Numerics.IBinaryInteger<T>
    {
        long sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var count = long.CreateSaturating(counts[i]);
            sum += count;
            if (count < 0 || sum > int.MaxValue)
            {
                throw new CorruptFileException(
                    $"counter '{leaf.Name}' holds no possible number of items", $"entry {firstEntry + i}", $"it is {counts[i]}, and the block has {sum} items with it");
            }

            offsets[i + 1] = (int)sum;
        }
    }
}
