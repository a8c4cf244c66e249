using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// Adds up what a payload's block headers announce, before memory is taken: a key that promises gigabytes which its blocks
/// do not hold is found out for nothing.
/// </summary>
internal static class PayloadSize
{
    /// <summary>What is wrong with a payload that shall become <paramref name="objectBytes"/> bytes; null where nothing is.</summary>
    public static string? Fault(ReadOnlySpan<byte> payload, int objectBytes)
    {
        var read = 0;
        var becomes = 0L;
        while (payload.Length - read >= CompressedBlock.HeaderSize && becomes < objectBytes)
        {
            if (CompressedBlock.Decode(payload[read..]) is not { } block)
            {
                return $"compressed bytes that begin with {Convert.ToHexStringLower(payload.Slice(read, 3))}: no codec of ROOT (ZL, XZ, L4, ZS, CS)";
            }

            becomes += block.UncompressedSize;
            read += CompressedBlock.HeaderSize + block.CompressedSize;
        }

        return becomes == objectBytes ? null : $"fObjlen = {objectBytes}, and its compressed blocks become {becomes} bytes";
    }
}
