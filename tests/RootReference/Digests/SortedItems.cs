using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.Digests;

/// <summary>The items of an unordered container in the order of their keys, as ROOT's answers have them (root-answers/README.md).</summary>
internal static class SortedItems
{
    /// <param name="content">The items; of a map, records whose first member is the key.</param>
    /// <param name="first">The first of the container.</param>
    /// <param name="end">The one after its last.</param>
    public static IEnumerable<int> Of(Column content, int first, int end)
    {
        var keys = content is RecordColumn record ? record.Contents[0] : content;
        var items = Enumerable.Range(first, end - first);
        return keys switch
        {
            TextColumn text => items.OrderBy(item => text.Bytes[text.Offsets[item]..text.Offsets[item + 1]].ToArray(), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))),
            NumberColumn numbers => items.OrderBy(item => Number(numbers, item)),
            _ => items,
        };
    }

    private static Int128 Number(NumberColumn numbers, int item)
    {
        var size = numbers.Kind.Size();
        var bytes = numbers.Buffer.Values<byte>(numbers.Count * size).Slice(item * size, size);
        if (numbers.Kind.IsFloat())
        {
            // The bits of floating-point numbers rise with them, those of negative ones the other way.
            var bits = BitConverter.DoubleToInt64Bits(MemoryMarshal.Read<double>(NumberConversion.Convert(bytes, numbers.Kind, NumberKind.Float64)));
            return bits < 0 ? long.MinValue - (Int128)bits : bits;
        }

        return numbers.Kind == NumberKind.UInt64 ? MemoryMarshal.Read<ulong>(bytes) : MemoryMarshal.Read<long>(NumberConversion.Convert(bytes, numbers.Kind, NumberKind.Int64));
    }
}
