using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Functions of liblzma (lzma/base.h, lzma/container.h).</summary>
internal static unsafe partial class LibLzma
{
    public const string Library = "liblzma.so.5";

    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int Finish = 3;
    public const int CheckCrc32 = 1;

    [LibraryImport(Library)]
    public static partial uint lzma_version_number();

    [LibraryImport(Library)]
    public static partial int lzma_stream_decoder(LzmaStreamState* stream, ulong memoryLimit, uint flags);

    [LibraryImport(Library)]
    public static partial int lzma_easy_encoder(LzmaStreamState* stream, uint preset, int check);

    [LibraryImport(Library)]
    public static partial int lzma_code(LzmaStreamState* stream, int action);

    [LibraryImport(Library)]
    public static partial void lzma_end(LzmaStreamState* stream);

    public static string ErrorName(int code) => code switch
    {
        0 => "it ends too early",
        2 or 3 or 4 => "its kind of checksum is not known",
        5 => "not enough memory",
        6 => "it wants a dictionary of more than 256 MB",
        7 => "not an xz stream",
        8 => "the xz stream uses other filters than LZMA2",
        9 => "its bytes or their checksum are not valid xz data",
        10 => "it ends too early, or becomes more than its header says",
        _ => $"liblzma says {code}",
    };
}
