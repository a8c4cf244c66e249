using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Between binary32 and binary64, where a field's type is another than its column's.</summary>
internal static class FloatConversion
{
    public static void Convert(NumberKind from, ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (from == NumberKind.Float32)
        {
            var floats = MemoryMarshal.Cast<byte, float>(source);
            var doubles = MemoryMarshal.Cast<byte, double>(target);
            for (var i = 0; i < floats.Length; i++)
            {
                doubles[i] = floats[i];
            }
        }
        else
        {
            var doubles = MemoryMarshal.Cast<byte, double>(source);
            var floats = MemoryMarshal.Cast<byte, float>(target);
            for (var i = 0; i < doubles.Length; i++)
            {
                floats[i] = (float)doubles[i];
            }
        }
    }
}
