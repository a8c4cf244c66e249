namespace HepAnalysis.RootIO.Files;

/// <summary>
/// The label in front of every record of a ROOT file (TKey; io/doc/TFile/datarecord.md).
/// <code>
///  fNbytes   4   length of the record, key included
///  fVersion  2   version of TKey; above 1000 positions have 64 bits
///  fObjlen   4   length of the object when decompressed
///  fDatime   4   TDatime
///  fKeylen   2   length of the key
///  fCycle    2
///  fSeekKey  4/8 where this record begins
///  fSeekPdir 4/8 where the directory begins that it belongs to; the two upper of 8 bytes are fPidOffset
///  fClassName, fName, fTitle   TStrings
/// </code>
/// </summary>
public sealed record RootKey
{
    /// <summary>Length of the record in bytes, with its key.</summary>
    public required int TotalBytes { get; init; }

    /// <summary>Version of the layout; above 1000 positions have 64 bits.</summary>
    public required int Version { get; init; }

    /// <summary>Length of the object after decompression.</summary>
    public required int ObjectBytes { get; init; }

    /// <summary>When it was written.</summary>
    public required RootDatime Time { get; init; }

    /// <summary>Length of the key.</summary>
    public required int KeyBytes { get; init; }

    /// <summary>Number among those of one name; the highest is the newest.</summary>
    public required int Cycle { get; init; }

    /// <summary>File offset of the record.</summary>
    public required long SeekKey { get; init; }

    /// <summary>File offset of the directory that it belongs to.</summary>
    public required long SeekDirectory { get; init; }

    /// <summary>What is added to the numbers of processes in the record: it was copied from a file whose processes have other numbers here.</summary>
    public int ProcessOffset { get; init; }

    /// <summary>Class of the object.</summary>
    public required string ClassName { get; init; }

    /// <summary>Name of the object.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the object.</summary>
    public required string Title { get; init; }

    /// <summary>Length in the file of what follows the key.</summary>
    public int StoredBytes => TotalBytes - KeyBytes;

    /// <summary>True where what follows the key is compressed.</summary>
    public bool IsCompressed => ObjectBytes > StoredBytes;

    /// <summary>True where the record is a directory.</summary>
    public bool IsDirectory => ClassName is "TDirectory" or "TDirectoryFile";

    /// <summary>Name and cycle, as <c>mass;2</c>.</summary>
    public string NameCycle => $"{Name};{Cycle}";

    /// <summary>The longest key that its two bytes of length allow.</summary>
    internal const int MaxKeyBytes = short.MaxValue;

    /// <summary>Bytes of the shortest key.</summary>
    internal const int MinKeyBytes = 29;

    /// <summary>Bits of a directory's position; above them stands <see cref="ProcessOffset"/>.</summary>
    internal const int DirectoryBits = 48;

    private const long DirectoryMask = (1L << DirectoryBits) - 1;

    internal static RootKey Decode(RootBuffer buffer)
    {
        var at = buffer.Position;
        var total = buffer.ReadInt32();
        var version = buffer.ReadInt16();
        var objectBytes = buffer.ReadInt32();
        var time = new RootDatime(buffer.ReadUInt32());
        var keyBytes = buffer.ReadInt16();
        var cycle = buffer.ReadInt16();
        var big = version > 1000;
        var seek = big ? buffer.ReadInt64() : buffer.ReadUInt32();
        var directory = big ? buffer.ReadInt64() : buffer.ReadUInt32();
        var key = new RootKey
        {
            TotalBytes = total,
            Version = version,
            ObjectBytes = objectBytes,
            Time = time,
            KeyBytes = keyBytes,
            Cycle = cycle,
            SeekKey = seek,

            // The two upper bytes of the directory's position hold the offset of the process identifiers since ROOT 5.
            SeekDirectory = directory & DirectoryMask,
            ProcessOffset = (int)(directory >>> DirectoryBits),
            ClassName = buffer.ReadString(),
            Name = buffer.ReadString(),
            Title = buffer.ReadString(),
        };
        // A basket that was never written to a place of its own has length 0.
        if (keyBytes < 0 || objectBytes < 0 || (total < keyBytes && total != 0))
        {
            throw buffer.Place.Corrupt(at, $"a key with fNbytes = {total}, fKeylen = {keyBytes}, fObjlen = {objectBytes}");
        }

        return key;
    }
}
