namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Deflate by libdeflate.</summary>
internal sealed unsafe class NativeDeflateDecoder(bool raw) : BlockDecoder
{
    private nint decompressor = LibDeflate.libdeflate_alloc_decompressor();

    ~NativeDeflateDecoder() => Release();

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        nuint got = 0;
        fixed (byte* from = source, to = target)
        {
            var result = raw
                ? LibDeflate.libdeflate_deflate_decompress(decompressor, from, (nuint)source.Length, to, (nuint)target.Length, &got)
                : LibDeflate.libdeflate_zlib_decompress(decompressor, from, (nuint)source.Length, to, (nuint)target.Length, &got);
            GC.KeepAlive(this);
            return result switch
            {
                0 => (int)got == target.Length ? null : WrongSize((long)got, target.Length),
                3 => $"it becomes more than the {target.Length} bytes that its header says",
                _ => "its bytes or their checksum are not valid deflate data",
            };
        }
    }

    public override void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        LibDeflate.libdeflate_free_decompressor(decompressor);
        decompressor = 0;
    }
}
