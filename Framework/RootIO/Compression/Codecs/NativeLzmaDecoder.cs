using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>xz by liblzma, whose decoder keeps its memory from block to block.</summary>
internal sealed unsafe class NativeLzmaDecoder : BlockDecoder
{
    // The highest preset takes 65 MB; a hostile file may ask for 4 GB.
    private const ulong MemoryLimit = 256 << 20;

    private LzmaStreamState* stream = (LzmaStreamState*)NativeMemory.AllocZeroed((nuint)sizeof(LzmaStreamState));

    ~NativeLzmaDecoder() => Release();

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            var result = LibLzma.lzma_stream_decoder(stream, MemoryLimit, 0);
            if (result != LibLzma.Ok)
            {
                return LibLzma.ErrorName(result);
            }

            stream->NextIn = from;
            stream->AvailableIn = (nuint)source.Length;
            stream->NextOut = to;
            stream->AvailableOut = (nuint)target.Length;
            result = LibLzma.lzma_code(stream, LibLzma.Finish);
            var got = target.Length - (int)stream->AvailableOut;
            GC.KeepAlive(this);
            return result != LibLzma.StreamEnd ? LibLzma.ErrorName(result) : got == target.Length ? null : WrongSize(got, target.Length);
        }
    }

    public override void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (stream is not null)
        {
            LibLzma.lzma_end(stream);
            NativeMemory.Free(stream);
            stream = null;
        }
    }
}
