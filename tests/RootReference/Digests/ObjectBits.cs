using System.Runtime.InteropServices;

namespace HepAnalysis.RootReference.Digests;

/// <summary>
/// The bits of TObject as ROOT's answers compare them (root-answers/README.md): without those that say where an object lives; what is
/// referenced (0x10) has ROOT clean up behind it (0x8) once it is read.
/// </summary>
internal static class ObjectBits
{
    private const uint StoredBits = 0xfcff_ffff;
    private const uint IsReferenced = 0x10;
    private const uint MustCleanUp = 0x8;

    public static ReadOnlySpan<byte> Mask(ReadOnlySpan<byte> bytes)
    {
        var bits = MemoryMarshal.Cast<byte, uint>(bytes).ToArray();
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = (bits[i] & StoredBits) | ((bits[i] & IsReferenced) != 0 ? MustCleanUp : 0);
        }

        return MemoryMarshal.AsBytes(bits.AsSpan());
    }
}
