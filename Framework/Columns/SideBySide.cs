using System.Runtime.InteropServices;

namespace HepAnalysis.Columns;

/// <summary>Makes lists of equal length out of scalar columns: <c>px1, px2</c> become two items for each entry.</summary>
internal sealed class SideBySide
{
    private readonly NumberColumn offsets = new(NumberKind.Int32);
    private NumberColumn? items;
    private ListColumn? list;

    public ListColumn Gather(IColumnReader reader, int[] columns, long firstEntry, int entryCount)
    {
        for (var n = 0; n < columns.Length; n++)
        {
            var scalar = (NumberColumn)reader.Read(columns[n], firstEntry, entryCount);
            if (items is null || items.Kind != scalar.Kind)
            {
                items?.Dispose();
                items = new NumberColumn(scalar.Kind);
                list = new ListColumn(offsets, items);
            }

            Interleave(scalar, n, columns.Length, entryCount);
        }

        var ends = offsets.Resize<int>(entryCount + 1);
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = i * columns.Length;
        }

        return list!;
    }

    private void Interleave(NumberColumn scalar, int n, int stride, int entryCount)
    {
        var bytes = n == 0 ? items!.ResizeBytes(checked(entryCount * stride)) : items!.Buffer.Reserve<byte>(items.Count * items.Kind.Size());
        var source = scalar.Buffer.Values<byte>(entryCount * scalar.Kind.Size());
        switch (scalar.Kind.Size())
        {
            case 1: Interleave(source, bytes, n, stride); break;
            case 2: Interleave(MemoryMarshal.Cast<byte, short>(source), MemoryMarshal.Cast<byte, short>(bytes), n, stride); break;
            case 4: Interleave(MemoryMarshal.Cast<byte, int>(source), MemoryMarshal.Cast<byte, int>(bytes), n, stride); break;
            default: Interleave(MemoryMarshal.Cast<byte, long>(source), MemoryMarshal.Cast<byte, long>(bytes), n, stride); break;
        }
    }

    private static void Interleave<T>(ReadOnlySpan<T> source, Span<T> target, int n, int stride)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[(i * stride) + n] = source[i];
        }
    }
}
