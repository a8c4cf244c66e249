using HepAnalysis.Columns;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Recovery;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.RootIO.Views;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// A ROOT file open for reading. Nothing but the header and the root directory's keys is read until it is asked for.
/// Thread-safe.
/// </summary>
public sealed class RootFile : IDisposable
{
    private const int MostDirectories = 100_000;

    private readonly IByteSource source;
    private readonly Lazy<StreamerCatalogue> streamers;
    private readonly Lazy<RootDirectory> root;
    private readonly Lazy<RecoveredKeys> recovered;
    private string? warning;

    private RootFile(IByteSource source, bool isRecovering)
    {
        this.source = source;
        IsRecovering = isRecovering;
        recovered = new(() => new RecoveredKeys(this));
        var head = new byte[(int)Math.Min(RootHeader.MaxLength, source.Length)];
        source.Read(0, head);
        Header = RootHeader.Decode(source.Name, head, source.Length, isRecovering);
        root = new(() => RootDirectory.Read(this, "", Header.Begin + Header.NameBytes));
        streamers = new(() => StreamerCatalogue.Read(this));
    }

    /// <summary>Path or URL.</summary>
    public string Name => source.Name;

    /// <summary>Length in bytes.</summary>
    public long Length => source.Length;

    /// <summary>The first record.</summary>
    public RootHeader Header { get; }

    /// <summary>The root directory.</summary>
    public RootDirectory Root => root.Value;

    /// <summary>What is wrong with the file although it can be read: it was not closed, and its keys were recovered; null where nothing is known to be.</summary>
    public string? Warning => warning;

    /// <summary>How objects of each class are laid out in this file.</summary>
    public StreamerCatalogue Streamers => streamers.Value;

    /// <summary>The parts of the file that are not in use.</summary>
    /// <exception cref="RootIOException">The list lies beyond the end or contradicts itself.</exception>
    public IReadOnlyList<FreeSegment> ReadFreeSegments() => FreeSegment.ReadList(this);

    /// <summary>Opens a file.</summary>
    /// <exception cref="StorageException">It cannot be read.</exception>
    /// <exception cref="RootIOException">It is not a ROOT file, or is damaged.</exception>
    public static RootFile Open(string path) => Open(FileSource.Open(path));

    /// <summary>Opens what a stream holds, from its first byte on; the file owns the stream.</summary>
    /// <param name="stream">Readable and seekable.</param>
    /// <param name="name">Name for messages; by default a file's path, or the type of the stream.</param>
    /// <exception cref="StorageException">It cannot be read, or cannot be moved in.</exception>
    /// <exception cref="RootIOException">It is not a ROOT file, or is damaged.</exception>
    public static RootFile Open(Stream stream, string? name = null) => Open(new StreamSource(stream, name));

    /// <summary>Opens what a source holds; the file owns the source.</summary>
    /// <exception cref="RootIOException">It is not a ROOT file, or is damaged.</exception>
    public static RootFile Open(IByteSource source) => Open(source, isRecovering: false);

    /// <summary>
    /// Opens a file that is damaged or cut short, as far as it can be read: where a list of keys cannot be, the keys are found by
    /// walking the records of the file (TFile::Recover).
    /// </summary>
    /// <exception cref="StorageException">It cannot be read.</exception>
    /// <exception cref="RootIOException">It is not a ROOT file, or its header or root directory are lost.</exception>
    public static RootFile Recover(string path) => Recover(FileSource.Open(path));

    /// <summary>Opens what a source holds as <see cref="Recover(string)"/> does; the file owns the source.</summary>
    public static RootFile Recover(IByteSource source) => Open(source, isRecovering: true);

    private static RootFile Open(IByteSource source, bool isRecovering)
    {
        try
        {
            var file = new RootFile(source, isRecovering);
            _ = file.Root;
            return file;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The directory behind a key.</summary>
    /// <param name="path">Path of the directory that holds the key.</param>
    /// <param name="key">A key for which <see cref="RootKey.IsDirectory"/> holds.</param>
    public RootDirectory OpenDirectory(string path, RootKey key) =>
        RootDirectory.Read(this, path.Length == 0 ? key.Name : $"{path}/{key.Name}", key.SeekKey + key.KeyBytes);

    /// <summary>Every key of the file, depth first in the order of the file, with the path of its directory.</summary>
    /// <exception cref="CorruptFileException">Directories that contain each other.</exception>
    public IEnumerable<(string Directory, RootKey Key)> AllKeys()
    {
        var seen = new HashSet<long>();
        var open = new Stack<(RootDirectory Directory, int Next)>();
        open.Push((Root, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Directory.Keys.Count)
            {
                continue;
            }

            open.Push((top.Directory, top.Next + 1));
            var key = top.Directory.Keys[top.Next];
            yield return (top.Directory.Path, key);
            if (key.IsDirectory)
            {
                if (!seen.Add(key.SeekKey) || seen.Count > MostDirectories)
                {
                    throw new RecordPlace(Name, $"directory '{key.Name}'", key.SeekKey).Corrupt(0, "the directory contains itself");
                }

                open.Push((OpenDirectory(top.Directory.Path, key), 0));
            }
        }
    }

    /// <summary>The key of an object by its path: <c>dir/sub/name</c>, <c>name;2</c>.</summary>
    /// <exception cref="ObjectNotFoundException">There is none; names like it are offered.</exception>
    public RootKey Find(string path)
    {
        var directory = Root;
        var rest = path.Trim('/');
        while (true)
        {
            // A name may itself hold slashes: the whole rest first, then folder by folder.
            if (directory.Find(rest) is { } found)
            {
                return found;
            }

            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || directory.Find(rest[..slash]) is not { IsDirectory: true } key)
            {
                throw NotFound(path, directory);
            }

            directory = OpenDirectory(directory.Path, key);
            rest = rest[(slash + 1)..];
        }
    }

    /// <summary>Reads any object as members by name.</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public RootObject ReadObject(string path) => ReadObject(Find(path));

    /// <summary>Reads the object of a key as members by name.</summary>
    public RootObject ReadObject(RootKey key)
    {
        var buffer = ReadRecord(key);
        try
        {
            return new ObjectReader(buffer, Streamers).ReadTopLevel(key.ClassName);
        }
        catch (OutOfMemoryException e)
        {
            throw buffer.Place.TooLarge(key.ObjectBytes, e);
        }
    }

    /// <summary>Reads an object as a type of its own: <c>file.Read&lt;RootGraph&gt;("dir/points")</c>.</summary>
    /// <typeparam name="T">RootHistogram, RootGraph, RootEfficiency, RootFunction, RootMatrix, RootLorentzVector, RootEntryList, RootChain and others of HepAnalysis.RootIO.Views.</typeparam>
    /// <param name="path">Its path in the file.</param>
    /// <exception cref="ObjectNotFoundException">There is none, or it is of another class.</exception>
    /// <exception cref="CorruptFileException">It is damaged.</exception>
    public T Read<T>(string path)
        where T : IRootView<T>
    {
        var key = Find(path);
        return T.Reads(key.ClassName) ? T.Of(ReadObject(key)) : throw WrongClass(path, key, T.Kind, other => T.Reads(other.ClassName));
    }

    /// <summary>Opens a TTree as a source of events.</summary>
    /// <param name="path">Its path in the file.</param>
    /// <exception cref="ObjectNotFoundException">There is none, or the object is no tree.</exception>
    public RootTree OpenTree(string path)
    {
        var key = Find(path);
        return key.ClassName is "TTree" or "TNtuple" or "TNtupleD"
            ? new RootTree(this, key, ReadObject(key))
            : throw WrongClass(path, key, "a tree", name => name.ClassName is "TTree" or "TNtuple" or "TNtupleD");
    }

    /// <summary>Opens an RNTuple as a source of events.</summary>
    /// <param name="path">Its path in the file.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ObjectNotFoundException">There is none, or the object is no RNTuple.</exception>
    /// <exception cref="UnsupportedFeatureException">It is of a format from before 1.0, or has features that are not known.</exception>
    public RNTuple OpenRNTuple(string path, RNTupleOptions? options = null)
    {
        var key = Find(path);
        return RNTuple.IsAnchor(key.ClassName)
            ? RNTuple.Open(this, path.Trim('/'), key, options ?? new())
            : throw WrongClass(path, key, "an RNTuple", name => RNTuple.IsAnchor(name.ClassName));
    }

    /// <summary>Opens a TTree or an RNTuple, whichever has that name.</summary>
    /// <param name="path">Its path in the file.</param>
    /// <exception cref="ObjectNotFoundException">There is none, or the object is neither.</exception>
    public IEventSource OpenEvents(string path) => RNTuple.IsAnchor(Find(path).ClassName) ? OpenRNTuple(path) : OpenTree(path);

    /// <summary>Reads a histogram of one or two dimensions.</summary>
    /// <param name="path">Its path in the file.</param>
    /// <exception cref="ObjectNotFoundException">There is none, or the object is no such histogram.</exception>
    public HistogramData ReadHistogram(string path)
    {
        var key = Find(path);
        return HistogramReader.Reads(key.ClassName)
            ? HistogramReader.Read(key, ReadObject(key))
            : throw WrongClass(path, key, "a histogram of one or two dimensions", name => HistogramReader.Reads(name.ClassName));
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    /// <summary>The bytes at a place of the file; the length is checked against the file's before memory is taken.</summary>
    internal byte[] ReadBytes(long offset, int length, RecordPlace place)
    {
        CheckRange(offset, length, place);
        var bytes = Take(length, place);
        source.Read(offset, bytes);
        return bytes;
    }

    /// <summary>True where a list of keys that cannot be read is replaced by a walk.</summary>
    internal bool IsRecovering { get; }

    /// <summary>Keys of a directory without a list of them that can be read; the file says so from then on.</summary>
    internal IReadOnlyList<RootKey> RecoverKeys(string path, long seek, bool hadList)
    {
        var keys = recovered.Value.Of(seek);

        // A folder that nothing was ever written to has no list.
        if (keys.Count > 0 || hadList || path.Length == 0)
        {
            var directory = path.Length == 0 ? "the file" : $"directory '{path}'";
            var what = hadList ? $"the list of objects of {directory} cannot be read" : path.Length == 0 ? "it was not closed" : $"{directory} has no list of its objects";
            warning ??= $"{what}: {keys.Count} object{(keys.Count == 1 ? " was" : "s were")} found by walking the records";
        }

        return keys;
    }

    /// <summary>Where the StreamerInfos lie: as the header says, or the record of them that the walk found. Zeros where there are none.</summary>
    internal (long Seek, int Bytes) InfoPlace => Header.SeekInfo != 0 && (!IsRecovering || Header.SeekInfo + Header.InfoBytes <= Length) ? (Header.SeekInfo, Header.InfoBytes)
        : (IsRecovering || !Root.HasKeyList) && recovered.Value.StreamerInfo is { } key ? (key.SeekKey, key.TotalBytes) : (0, 0);

    /// <summary>How much the source wants to be asked for at once.</summary>
    internal int ReadAhead => source.ReadAhead;

    /// <summary>Pieces that were checked to lie within the file, one after the other.</summary>
    internal void ReadBytes(ReadOnlySpan<ByteRange> ranges, Span<byte> target) => source.Read(ranges, target);

    /// <summary>The object behind a key, decompressed.</summary>
    internal RootBuffer ReadRecord(RootKey key)
    {
        var place = new RecordPlace(Name, $"'{key.NameCycle}' ({key.ClassName})", key.SeekKey, key.IsCompressed, key.KeyBytes, key.ProcessOffset);
        if (key.StoredBytes < 0)
        {
            throw place.Corrupt(0, $"a record of {key.TotalBytes} bytes with a key of {key.KeyBytes}");
        }

        var stored = ReadBytes(key.SeekKey + key.KeyBytes, key.StoredBytes, place);
        if (!key.IsCompressed)
        {
            return new RootBuffer(stored, place);
        }

        if (PayloadSize.Fault(stored, key.ObjectBytes) is { } fault)
        {
            throw place.Corrupt(0, fault);
        }

        var content = Take(key.ObjectBytes, place);
        using var decompressor = new RootDecompressor();
        decompressor.Decompress(stored, content, new PayloadPlace(Name, place.Object, key.SeekKey + key.KeyBytes));
        return new RootBuffer(content, place);
    }

    /// <summary>Memory for what a record holds, to be filled.</summary>
    internal static byte[] Take(int length, RecordPlace place)
    {
        try
        {
            return GC.AllocateUninitializedArray<byte>(length);
        }
        catch (OutOfMemoryException e)
        {
            throw place.TooLarge(length, e);
        }
    }

    internal void CheckRange(long offset, int length, RecordPlace place)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new TruncatedFileException(
                $"{place.Object} lies beyond the end of '{Name}'",
                $"{Name}, file offset {offset}",
                $"{length} bytes are wanted there, and the file has {Length}",
                "the copy or the job that writes it did not finish: fetch it again");
        }
    }

    private ObjectNotFoundException NotFound(string path, RootDirectory directory)
    {
        var (name, _) = RootDirectory.Split(path.Trim('/'));
        var names = AllKeys().Take(10_000).Select(item => item.Directory.Length == 0 ? item.Key.Name : $"{item.Directory}/{item.Key.Name}").ToList();
        var nearest = NearestNames.Of(name, names);
        return new ObjectNotFoundException(
            $"there is no '{path}' in '{Name}'",
            directory.Path.Length == 0 ? Name : $"{Name}:{directory.Path}",
            names.Count == 0 ? Root.HasKeyList ? "the file holds no objects" : "the file has no list of objects: who wrote it did not close it" : $"it holds {names.Count} object{(names.Count == 1 ? "" : "s")}",
            nearest.Count == 0 ? null : $"did you mean {string.Join(", ", nearest)}?");
    }

    private ObjectNotFoundException WrongClass(string path, RootKey key, string wanted, Func<RootKey, bool> fits)
    {
        var names = AllKeys().Take(10_000).Where(item => fits(item.Key)).Select(item => item.Directory.Length == 0 ? item.Key.Name : $"{item.Directory}/{item.Key.Name}");
        var nearest = NearestNames.Of(path, names);
        return new ObjectNotFoundException(
            $"'{path}' is not {wanted}",
            $"{Name}:{key.NameCycle}",
            $"it is a {key.ClassName}",
            nearest.Count == 0 ? $"the file holds no {wanted[(wanted.IndexOf(' ', StringComparison.Ordinal) + 1)..]}" : $"there is {string.Join(", ", nearest)}");
    }
}
