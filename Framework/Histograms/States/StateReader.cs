using System.Buffers.Binary;
using System.Text;

namespace HepAnalysis.Histograms;

/// <summary>Reads the primitives of a state; whatever the bytes, it ends in values or in a <see cref="HistogramStateException"/>.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Offset { get; private set; }

    public readonly int Remaining => bytes.Length - Offset;

    public byte Byte() => Take(1)[0];

    public double Double()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(Take(8));
        return value;
    }

    /// <summary>A number up to <paramref name="most"/>, seven bits a byte, the low ones first, in the shortest form.</summary>
    public long Number(long most)
    {
        var begin = Offset;
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
            {
                throw new HistogramStateException("a number has more than 64 bits", begin);
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= (ulong)most && (next != 0 || shift == 0)
                    ? (long)value
                    : throw new HistogramStateException($"{value} stands where at most {most} can be, in its shortest form", begin);
            }
        }
    }

    public string Text()
    {
        var begin = Offset;
        var length = (int)Number(Remaining);
        try
        {
            return StateWriter.Encoding.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw new HistogramStateException("a text is not UTF-8", begin);
        }
    }

    public ReadOnlySpan<byte> Take(int length)
    {
        if (length > Remaining)
        {
            throw new HistogramStateException($"{length} bytes should follow, {Remaining} do", Offset);
        }

        var taken = bytes.Slice(Offset, length);
        Offset += length;
        return taken;
    }
}
