namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Zstandard by libzstd.</summary>
internal sealed unsafe class NativeZstdDecoder : BlockDecoder
{
    private nint context = LibZstd.ZSTD_createDCtx();

    ~NativeZstdDecoder() => Release();

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            var got = LibZstd.ZSTD_decompressDCtx(context, to, (nuint)target.Length, from, (nuint)source.Length);
            GC.KeepAlive(this);
            return LibZstd.ZSTD_isError(got) != 0 ? LibZstd.ErrorName(got)
                : (int)got == target.Length ? null
                : WrongSize((long)got, target.Length);
        }
    }

    public override void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        _ = LibZstd.ZSTD_freeDCtx(context);
        context = 0;
    }
}
