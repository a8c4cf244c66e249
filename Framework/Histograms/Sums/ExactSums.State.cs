using System.Buffers.Binary;

namespace HepAnalysis.Histograms;

internal sealed partial class ExactSums
{
    private const int MostBytes = 4 * LimbCount;

    /// <summary>Writes each sum in the form of <see cref="HistogramState"/>.</summary>
    public void Write(StateWriter writer)
    {
        Span<long> total = stackalloc long[LimbCount];
        Span<byte> bytes = stackalloc byte[MostBytes];
        for (var sum = 0; sum < count; sum++)
        {
            Total([sum], total);
            ExactRounding.Carry(total);
            for (var i = 0; i < LimbCount; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], (int)total[i]);
            }

            var low = bytes.IndexOfAnyExcept((byte)0);
            if (low < 0)
            {
                writer.Number(0);
                continue;
            }

            var end = MostBytes;
            while (end - 1 > low && bytes[end - 1] == (byte)((sbyte)bytes[end - 2] >> 7))
            {
                end--;
            }

            writer.Number(end - low);
            writer.Number(low);
            writer.Bytes(bytes[low..end]);
        }
    }

    /// <summary>Adds sums that <see cref="Write"/> wrote.</summary>
    /// <exception cref="HistogramStateException">Bytes that it does not write.</exception>
    public void Read(ref StateReader reader)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        for (var sum = 0; sum < count; sum++)
        {
            var begin = reader.Offset;
            var length = (int)reader.Number(MostBytes);
            if (length == 0)
            {
                continue;
            }

            var low = (int)reader.Number(MostBytes - length);
            var value = reader.Take(length);
            if (value[0] == 0 || (length > 1 && value[^1] == (byte)((sbyte)value[^2] >> 7)))
            {
                throw new HistogramStateException("a sum is not in its shortest form", begin);
            }

            AddBytes(sum, value, low, bytes);
        }
    }

    private void AddBytes(int sum, ReadOnlySpan<byte> value, int low, Span<byte> bytes)
    {
        var limb = low / 4;
        var end = (low + value.Length + 3) / 4;
        var padded = bytes[..(4 * (end - limb))];
        padded.Fill((byte)((sbyte)value[^1] >> 7));
        padded[..(low % 4)].Clear();
        value.CopyTo(padded[(low % 4)..]);
        Prepare(limb, end - limb);
        terms++;
        var digits = padded.Length / 4;
        var row = limbs.AsSpan((sum * width) + (limb - first));
        for (var i = 0; i < digits; i++)
        {
            var digit = BinaryPrimitives.ReadInt32LittleEndian(padded[(4 * i)..]);
            row[i] += i == digits - 1 ? digit : (uint)digit;
        }
    }
}
