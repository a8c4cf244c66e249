namespace HepAnalysis.RootIO.Writing;

/// <summary>
/// A directory of the file being written (TDirectory::Streamer; io/doc/TFile/tdirectory.md).
/// <code>
///  fVersion     2    5; +1000: positions have 64 bits
///  fDatimeC, M  8
///  fNbytesKeys  4    length of the record of its keys
///  fNbytesName  4    length of its key (for the file itself, with the names behind it)
///  fSeekDir     4/8  its own record
///  fSeekParent  4/8
///  fSeekKeys    4/8  the record of its keys
///  fUUID       18    version 1, 16 bytes
///  12 bytes of room for 64-bit positions, where they have 32
/// </code>
/// </summary>
internal sealed class FolderRecord(string className, string name, string title, FolderRecord? parent, long seek)
{
    public const int Length = 60;

    private readonly Dictionary<string, FolderRecord> folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public string ClassName { get; } = className;

    public string Name { get; } = name;

    public string Title { get; } = title;

    public long Seek { get; } = seek;

    public int NameBytes { get; init; }

    /// <summary>Where the 60 bytes lie.</summary>
    public long BodySeek { get; init; }

    public List<KeyRecord> Keys { get; } = [];

    public IEnumerable<FolderRecord> Folders => folders.Values;

    public long SeekKeys { get; set; }

    public int KeysBytes { get; set; }

    public string Path => parent is null ? "" : parent.Path + Name + "/";

    /// <summary>The folder of that name, made by <paramref name="make"/> when it is not there; null where an object has the name.</summary>
    public FolderRecord? Folder(string folder, Func<FolderRecord> make)
    {
        if (folders.TryGetValue(folder, out var found))
        {
            return found;
        }

        if (!names.Add(folder))
        {
            return null;
        }

        found = make();
        folders.Add(folder, found);
        return found;
    }

    /// <summary>False where the name is taken.</summary>
    public bool TryAddName(string objectName) => names.Add(objectName);

    public void Write(ObjectBuffer buffer, UInt128 uuid)
    {
        var big = Seek > KeyRecord.BigFile || SeekKeys > KeyRecord.BigFile;
        buffer.Int16(big ? 1005 : 5);
        buffer.UInt32(KeyRecord.Time);
        buffer.UInt32(KeyRecord.Time);
        buffer.Int32(KeysBytes);
        buffer.Int32(NameBytes);
        buffer.Position(Seek, big);
        buffer.Position(parent?.Seek ?? 0, big);
        buffer.Position(SeekKeys, big);
        buffer.Int16(1);
        buffer.Int64((long)(ulong)(uuid >> 64));
        buffer.Int64((long)(ulong)uuid);
        if (!big)
        {
            buffer.Bytes(stackalloc byte[12]);
        }
    }
}
