namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Deflate by libdeflate.</summary>
internal sealed unsafe class NativeDeflateEncoder(int level) : BlockEncoder
{
    private nint compressor = LibDeflate.libdeflate_alloc_compressor(level);

    ~NativeDeflateEncoder() => Release();

    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            var written = (int)LibDeflate.libdeflate_zlib_compress(compressor, from, (nuint)source.Length, to, (nuint)target.Length);
            GC.KeepAlive(this);
            return written;
        }
    }

    public override void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        LibDeflate.libdeflate_free_compressor(compressor);
        compressor = 0;
    }
}
