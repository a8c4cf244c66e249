using System.IO.Compression;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Deflate by System.IO.Compression.</summary>
internal sealed unsafe class ManagedDeflateEncoder(int level) : BlockEncoder
{
    private readonly PointerStream output = new();
    private readonly ZLibCompressionOptions options = new() { CompressionLevel = level };

    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* start = target)
        {
            output.Set(start, target.Length);
            using (var stream = new ZLibStream(output, options, leaveOpen: true))
            {
                stream.Write(source);
            }

            return output.Overflown ? 0 : (int)output.Position;
        }
    }
}
