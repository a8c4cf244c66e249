using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>xz by liblzma, whose encoder keeps its memory from block to block.</summary>
internal sealed unsafe class NativeLzmaEncoder(int level) : BlockEncoder
{
    private LzmaStreamState* stream = (LzmaStreamState*)NativeMemory.AllocZeroed((nuint)sizeof(LzmaStreamState));

    ~NativeLzmaEncoder() => Release();

    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            if (LibLzma.lzma_easy_encoder(stream, (uint)level, LibLzma.CheckCrc32) != LibLzma.Ok)
            {
                return 0;
            }

            stream->NextIn = from;
            stream->AvailableIn = (nuint)source.Length;
            stream->NextOut = to;
            stream->AvailableOut = (nuint)target.Length;
            var result = LibLzma.lzma_code(stream, LibLzma.Finish);
            var written = target.Length - (int)stream->AvailableOut;
            GC.KeepAlive(this);
            return result == LibLzma.StreamEnd ? written : 0;
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
