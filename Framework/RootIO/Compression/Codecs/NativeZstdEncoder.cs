namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Zstandard by libzstd.</summary>
internal sealed unsafe class NativeZstdEncoder(int level) : BlockEncoder
{
    private nint context = LibZstd.ZSTD_createCCtx();

    ~NativeZstdEncoder() => Release();

    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            var written = LibZstd.ZSTD_compressCCtx(context, to, (nuint)target.Length, from, (nuint)source.Length, level);
            GC.KeepAlive(this);
            return LibZstd.ZSTD_isError(written) != 0 ? 0 : (int)written;
        }
    }

    public override void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        _ = LibZstd.ZSTD_freeCCtx(context);
        context = 0;
    }
}
