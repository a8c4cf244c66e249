using System.Buffers.Binary;
using System.Text;

namespace HepAnalysis.Histograms;

/// <summary>Writes the primitives of a state; see <see cref="StateReader"/>.</summary>
internal sealed class StateWriter
{
    private byte[] bytes = new byte[256];
    private int length;

    public static UTF8Encoding Encoding { get; } = new(false, true);

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), value);

    public void Number(long value)
    {
        for (var rest = (ulong)value; ; rest >>= 7)
        {
            Byte((byte)(rest < 0x80 ? rest : rest | 0x80));
            if (rest < 0x80)
            {
                return;
            }
        }
    }

    public void Text(string text)
    {
        var encoded = Encoding.GetBytes(text);
        Number(encoded.Length);
        Bytes(encoded);
    }

    public void Bytes(ReadOnlySpan<byte> values) => values.CopyTo(Reserve(values.Length));

    public byte[] ToArray() => bytes[..length];

    private Span<byte> Reserve(int count)
    {
        if (count > bytes.Length - length)
        {
            Array.Resize(ref bytes, Math.Max(length + count, checked(2 * bytes.Length)));
        }

        length += count;
        return bytes.AsSpan(length - count, count);
    }
}
