using System.Buffers.Binary;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// The first record of a ROOT file (ROOT's <c>TFile::WriteHeader</c>, io/doc/TFile/header.md).
/// <code>
///  bytes  small  big (fVersion ≥ 1,000,000)
///  "root"     4    4
///  fVersion   4    4   version of ROOT that wrote it; +1,000,000: positions have 64 bits
///  fBEGIN     4    4   first record
///  fEND       4    8   one past the last record
///  fSeekFree  4    8   record of the free segments
///  fNbytesFree 4   4
///  nfree      4    4
///  fNbytesName 4   4   length of the key and names of the file itself, at fBEGIN
///  fUnits     1    1   4 or 8
///  fCompress  4    4   100 · algorithm + level
///  fSeekInfo  4    8   record of the StreamerInfos
///  fNbytesInfo 4   4
///  fUUID     18   18   version, 16 bytes
/// </code>
/// </summary>
public sealed record RootHeader
{
    /// <summary>As stored; negative in some real files, whose layout is the small one.</summary>
    public required int Version { get; init; }

    /// <summary>First byte of the first record.</summary>
    public required int Begin { get; init; }

    /// <summary>One past the last byte that the file uses.</summary>
    public required long End { get; init; }

    /// <summary>Record of the free segments.</summary>
    public required long SeekFree { get; init; }

    /// <summary>Length of that record.</summary>
    public required int FreeBytes { get; init; }

    /// <summary>Number of free segments.</summary>
    public required int FreeCount { get; init; }

    /// <summary>Length of the key and the names of the file at <see cref="Begin"/>.</summary>
    public required int NameBytes { get; init; }

    /// <summary>Bytes of a position: 4 or 8.</summary>
    public required int Units { get; init; }

    /// <summary>Compression setting of the file: 100 · algorithm + level.</summary>
    public required int Compression { get; init; }

    /// <summary>Record of the StreamerInfos; 0 where there is none.</summary>
    public required long SeekInfo { get; init; }

    /// <summary>Length of that record.</summary>
    public required int InfoBytes { get; init; }

    /// <summary>Version of the UUID's layout.</summary>
    public required int UuidVersion { get; init; }

    /// <summary>The file's unique number, as 16 bytes in the order of the text form.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>True where positions have 64 bits.</summary>
    public bool IsBig => Version >= BigVersion;

    /// <summary>Version of ROOT that wrote the file, as <c>6.14/00</c>.</summary>
    public string RootVersion
    {
        get
        {
            var version = ((Version % BigVersion) + BigVersion) % BigVersion;
            return $"{version / 10000}.{version / 100 % 100:00}/{version % 100:00}";
        }
    }

    /// <summary>fVersion from which on positions have 64 bits.</summary>
    internal const int BigVersion = 1_000_000;

    private const int ShortestLength = 63;

    /// <summary>Bytes to read at the beginning of a file: enough for both layouts.</summary>
    internal const int MaxLength = 128;

    internal static RootHeader Decode(string file, ReadOnlySpan<byte> bytes, long fileLength, bool mayBeCut = false)
    {
        if (bytes.Length < ShortestLength && bytes[..Math.Min(bytes.Length, 4)].SequenceEqual("root"u8[..Math.Min(bytes.Length, 4)]))
        {
            throw CutShort(file, fileLength, $"the header of a ROOT file has {ShortestLength} bytes at least, and the file has {fileLength}");
        }

        if (bytes.Length < 4 || !bytes[..4].SequenceEqual("root"u8))
        {
            throw new NotARootFileException(
                $"'{file}' is not a ROOT file", $"{file}, byte 0", $"it begins with {Describe(bytes)}, a ROOT file with 'root'", Advice(bytes));
        }

        var buffer = new RootBuffer(bytes.ToArray(), new RecordPlace(file, "the file header", 0));
        buffer.Skip(4);
        var version = buffer.ReadInt32();
        var big = version >= BigVersion;
        long ReadPosition() => big ? buffer.ReadInt64() : buffer.ReadUInt32();
        var header = new RootHeader
        {
            Version = version,
            Begin = buffer.ReadInt32(),
            End = ReadPosition(),
            SeekFree = ReadPosition(),
            FreeBytes = buffer.ReadInt32(),
            FreeCount = buffer.ReadInt32(),
            NameBytes = buffer.ReadInt32(),
            Units = buffer.ReadByte(),
            Compression = buffer.ReadInt32(),
            SeekInfo = ReadPosition(),
            InfoBytes = buffer.ReadInt32(),
            UuidVersion = buffer.ReadUInt16(),
            Uuid = new Guid(buffer.ReadBytes(Math.Min(16, buffer.Remaining)).ToArray() is { Length: 16 } all ? all : new byte[16], bigEndian: true),
        };
        if (header.Begin < 4 || header.Begin >= Math.Max(fileLength, header.End))
        {
            throw buffer.Place.Corrupt(8, $"fBEGIN = {header.Begin}, and the file has {fileLength} bytes");
        }

        if (header.End > fileLength && !mayBeCut)
        {
            throw CutShort(file, fileLength, $"its header says that it has {header.End} bytes, and it has {fileLength}");
        }

        return header;
    }

    private static TruncatedFileException CutShort(string file, long length, string why) => new(
        $"'{file}' is cut short", $"{file}, byte {length}", why, "the copy or the job that writes it did not finish: fetch it again; hep recover writes what can still be read into another file");

    private static string Describe(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 8)];
        foreach (var b in head)
        {
            if (b is < 32 or > 126)
            {
                return "bytes " + Convert.ToHexStringLower(head);
            }
        }

        return "'" + System.Text.Encoding.ASCII.GetString(head) + "'";
    }

    private static string Advice(ReadOnlySpan<byte> bytes)
    {
        return bytes.StartsWith("\x89HDF"u8) ? "this is an HDF5 file"
            : bytes.StartsWith("PAR1"u8) ? "this is a Parquet file"
            : bytes.StartsWith("version https://git-lfs"u8) ? "this is a Git LFS pointer: fetch the content (git lfs pull)"
            : bytes.StartsWith("<"u8) ? "this looks like a web page: was a login or a link page saved instead of the file?"
            : bytes.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0x1f8b ? "this is gzip: unpack it first (gunzip)"
            : "is it the right file?";
    }
}
