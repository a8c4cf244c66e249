using System.Globalization;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// A directory of a ROOT file with its keys (TDirectoryFile; io/doc/TFile/tdirectory.md).
/// <code>
///  fVersion     2    above 1000: positions have 64 bits
///  fDatimeC     4    created
///  fDatimeM     4    changed
///  fNbytesKeys  4    length of the record of the keys
///  fNbytesName  4
///  fSeekDir     4/8  where the directory's record begins
///  fSeekParent  4/8
///  fSeekKeys    4/8  record of the keys; 0 where there are none
/// </code>
/// </summary>
public sealed class RootDirectory
{
    private const int LongestRecord = 2 + 16 + 24;

    private RootDirectory(string path, long seek, IReadOnlyList<RootKey> keys, bool hasKeyList)
    {
        HasKeyList = hasKeyList;
        Path = path;
        Seek = seek;
        Keys = keys;
    }

    /// <summary>Path from the root of the file, without a slash at either end; empty for the root.</summary>
    public string Path { get; }

    /// <summary>File offset of its record.</summary>
    public long Seek { get; }

    /// <summary>Its keys in the order of the file.</summary>
    public IReadOnlyList<RootKey> Keys { get; }

    /// <summary>False where the list of its keys was never written, since the file was not closed: its keys were found by walking the file.</summary>
    public bool HasKeyList { get; }

    /// <summary>The key of a name; with <c>;cycle</c> that cycle, else the newest. Null where there is none.</summary>
    public RootKey? Find(string nameCycle)
    {
        var (name, cycle) = Split(nameCycle);
        RootKey? best = null;
        foreach (var key in Keys)
        {
            if (key.Name == name && (cycle is null ? best is null || key.Cycle > best.Cycle : key.Cycle == cycle))
            {
                best = key;
            }
        }

        return best;
    }

    /// <summary><c>name;3</c> into its parts; what follows a semicolon and is no number belongs to the name.</summary>
    internal static (string Name, int? Cycle) Split(string nameCycle)
    {
        var semicolon = nameCycle.LastIndexOf(';');
        return semicolon >= 0 && int.TryParse(nameCycle.AsSpan(semicolon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var cycle)
            ? (nameCycle[..semicolon], cycle)
            : (nameCycle, null);
    }

    /// <summary>Reads the directory whose data begin at <paramref name="at"/>.</summary>
    internal static RootDirectory Read(RootFile file, string path, long at)
    {
        var place = new RecordPlace(file.Name, path.Length == 0 ? "the root directory" : $"directory '{path}'", at);
        var buffer = new RootBuffer(file.ReadBytes(at, (int)Math.Min(LongestRecord, Math.Max(0, file.Length - at)), place), place);
        var version = buffer.ReadInt16();
        buffer.Skip(8);
        var keysBytes = buffer.ReadInt32();
        buffer.Skip(4);
        var big = version > 1000;
        var seek = big ? buffer.ReadInt64() : buffer.ReadUInt32();
        _ = big ? buffer.ReadInt64() : buffer.ReadUInt32();
        var seekKeys = big ? buffer.ReadInt64() : buffer.ReadUInt32();
        try
        {
            return seekKeys == 0
                ? new RootDirectory(path, seek, file.RecoverKeys(path, seek, hadList: false), hasKeyList: false)
                : new RootDirectory(path, seek, ReadKeys(file, path, seekKeys, keysBytes), hasKeyList: true);
        }
        catch (RootIOException) when (file.IsRecovering)
        {
            return new RootDirectory(path, seek, file.RecoverKeys(path, seek, hadList: true), hasKeyList: false);
        }
    }

    /// <summary>fSeekDir of what may be a directory's record; -1 where it cannot be one.</summary>
    internal static long SeekOf(RootFile file, long at)
    {
        const int ToSeek = 2 + 16;
        var place = new RecordPlace(file.Name, "a directory's record", at);
        if (file.Length - at < ToSeek + sizeof(long))
        {
            return -1;
        }

        var buffer = new RootBuffer(file.ReadBytes(at, ToSeek + sizeof(long), place), place);
        var version = buffer.ReadInt16();
        buffer.Skip(ToSeek - sizeof(short));
        return version > 1000 ? buffer.ReadInt64() : buffer.ReadUInt32();
    }

    private static List<RootKey> ReadKeys(RootFile file, string path, long seekKeys, int keysBytes)
    {
        var place = new RecordPlace(file.Name, $"the key list of {(path.Length == 0 ? "the root directory" : $"directory '{path}'")}", seekKeys);
        if (keysBytes < RootKey.MinKeyBytes)
        {
            throw place.Corrupt(0, $"fNbytesKeys = {keysBytes}, less than a key");
        }

        var buffer = new RootBuffer(file.ReadBytes(seekKeys, keysBytes, place), place);
        var label = RootKey.Decode(buffer);
        buffer.Position = label.KeyBytes;
        var count = buffer.ReadCount("number of keys", RootKey.MinKeyBytes - 3);
        var keys = new List<RootKey>(count);
        for (var i = 0; i < count; i++)
        {
            keys.Add(RootKey.Decode(buffer));
        }

        return keys;
    }
}
