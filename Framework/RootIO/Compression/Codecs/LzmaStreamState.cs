using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>liblzma's <c>lzma_stream</c> on 64-bit systems, 136 bytes (lzma/base.h).</summary>
[StructLayout(LayoutKind.Sequential, Size = 136)]
internal unsafe struct LzmaStreamState
{
    public byte* NextIn;
    public nuint AvailableIn;
    public ulong TotalIn;
    public byte* NextOut;
    public nuint AvailableOut;
    public ulong TotalOut;
    public nint Allocator;
    public nint Internal;
}
