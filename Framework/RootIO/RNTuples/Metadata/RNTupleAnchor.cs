using System.Buffers.Binary;
using System.IO.Hashing;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// The object behind an RNTuple's key: which version of the format it has, and where header and footer lie.
/// <code>
/// byte count   4   and its flag 0x40000000, as for every object of a ROOT file
/// version      2   of the class ROOT::RNTuple
/// epoch, major, minor, patch   2 each
/// seek, stored length, length of the header   8 each
/// seek, stored length, length of the footer   8 each
/// largest key  8
/// …            what later versions append
/// XXH3         8   of everything behind the version; not in the byte count
/// </code>
/// All big-endian. Source: RNTuple Binary Format Specification, "Anchor schema".
/// </summary>
public sealed record RNTupleAnchor
{
    private const int FieldBytes = 64;
    private const int ChecksumBytes = 8;

    /// <summary>Epoch of the format: 1; what was written before 1.0 has 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Major version.</summary>
    public required int Major { get; init; }

    /// <summary>Minor version.</summary>
    public required int Minor { get; init; }

    /// <summary>Patch version.</summary>
    public required int Patch { get; init; }

    /// <summary>File offset of the header.</summary>
    public required long SeekHeader { get; init; }

    /// <summary>Bytes of the header in the file.</summary>
    public required long StoredHeader { get; init; }

    /// <summary>Bytes of the header after decompression.</summary>
    public required long HeaderLength { get; init; }

    /// <summary>File offset of the footer.</summary>
    public required long SeekFooter { get; init; }

    /// <summary>Bytes of the footer in the file.</summary>
    public required long StoredFooter { get; init; }

    /// <summary>Bytes of the footer after decompression.</summary>
    public required long FooterLength { get; init; }

    /// <summary>What is longer than this lies in several keys.</summary>
    public required long MaxKeySize { get; init; }

    /// <summary>The version as text: <c>1.0.2.0</c>.</summary>
    public string Version => $"{Epoch}.{Major}.{Minor}.{Patch}";

    internal static RNTupleAnchor Decode(RootBuffer buffer, string className, bool verify)
    {
        var start = buffer.Position;
        var count = buffer.ReadUInt32();
        var classVersion = buffer.ReadInt16();
        if (className != "ROOT::RNTuple")
        {
            throw PreRelease(buffer, className, classVersion);
        }

        var length = (int)(count & 0x3FFF_FFFF);
        if ((count & 0x4000_0000) == 0 || length < 2 + FieldBytes || length + ChecksumBytes > buffer.Remaining + 2)
        {
            throw buffer.Place.Corrupt(start, $"an anchor that says it has {length} bytes, where {buffer.Remaining + 2} are and {2 + FieldBytes + ChecksumBytes} are the least");
        }

        var fields = buffer.Data.AsSpan(buffer.Position, length - 2 + ChecksumBytes);
        var anchor = Read(buffer);
        if (anchor.Epoch != 1)
        {
            throw anchor.Epoch == 0 ? PreRelease(buffer.Place, className, $"it has format version {anchor.Version}") : new UnsupportedFeatureException(
                $"{buffer.Place.Object} is of an RNTuple format that is not known", buffer.Place.At(start), $"it has version {anchor.Version}; known is epoch 1", "a newer version of this program may read it");
        }

        if (verify)
        {
            Verify(buffer.Place, fields, start + 6);
        }

        return anchor;
    }

    private static RNTupleAnchor Read(RootBuffer buffer) => new()
    {
        Epoch = buffer.ReadUInt16(),
        Major = buffer.ReadUInt16(),
        Minor = buffer.ReadUInt16(),
        Patch = buffer.ReadUInt16(),
        SeekHeader = buffer.ReadInt64(),
        StoredHeader = buffer.ReadInt64(),
        HeaderLength = buffer.ReadInt64(),
        SeekFooter = buffer.ReadInt64(),
        StoredFooter = buffer.ReadInt64(),
        FooterLength = buffer.ReadInt64(),
        MaxKeySize = buffer.ReadInt64(),
    };

    private static void Verify(RecordPlace place, ReadOnlySpan<byte> fields, int at)
    {
        var stored = BinaryPrimitives.ReadUInt64BigEndian(fields[^ChecksumBytes..]);
        var found = XxHash3.HashToUInt64(fields[..^ChecksumBytes]);
        if (stored != found)
        {
            throw place.Corrupt(at, $"the anchor's checksum is {found:x16} and shall be {stored:x16}");
        }
    }

    // From class version 4 on the anchor of the releases before 1.0 begins with the format's version, as today's does.
    private static UnsupportedFeatureException PreRelease(RootBuffer buffer, string className, int classVersion)
    {
        var version = classVersion >= 4 && buffer.Remaining >= 8
            ? $"it has format version {buffer.ReadUInt16()}.{buffer.ReadUInt16()}.{buffer.ReadUInt16()}.{buffer.ReadUInt16()}"
            : $"its anchor has version {classVersion}";
        return PreRelease(buffer.Place, className, version);
    }

    private static UnsupportedFeatureException PreRelease(RecordPlace place, string className, string version) => new(
        $"{place.Object} is an RNTuple from before the format was fixed",
        $"{place.File}, file offset {place.FileOffset}",
        $"its class is {className} and {version}; the format is fixed since 1.0.0.0 (ROOT 6.34)",
        "the version of ROOT that wrote it reads it: write it again with ROOT 6.34 or later");
}
