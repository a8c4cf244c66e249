using HepAnalysis.Columns;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Writing.Classes;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.RootIO.Writing;

/// <summary>
/// Writes a new ROOT file: histograms and trees in folders. It appears under its name with <see cref="Commit"/>; disposed
/// before, it leaves nothing. The same content gives the same bytes: the UUID is a hash of it, the times are fixed.
/// Not thread-safe.
/// </summary>
public sealed class RootFileWriter : IHistogramWriter
{
    private const string FileName = "file";

    private readonly OutputFile file;
    private readonly RootCompressor compressor;
    private readonly FileLayout layout;
    private readonly HashSet<string> classes = new(StringComparer.Ordinal);
    private readonly FolderRecord root;
    private readonly List<RootTreeWriter> open = [];
    private byte[] compressed = [];

    private RootFileWriter(string path, RootFileOptions options)
    {
        Options = options;
        compressor = new RootCompressor(options.Compression);
        file = new OutputFile(path);
        layout = new FileLayout(file, options);
        root = layout.Begin(FileName);
    }

    /// <summary>How the file is written.</summary>
    public RootFileOptions Options { get; }

    /// <summary>The final name.</summary>
    public string Path => file.Path;

    internal OutputFile File => file;

    /// <summary>Begins a file that will be called <paramref name="path"/>; one that is there is replaced at the end.</summary>
    /// <exception cref="RootOutputException">There is no such folder, or it may not be written.</exception>
    /// <exception cref="CodecUnavailableException">lzma where liblzma is not found.</exception>
    public static RootFileWriter Create(string path, RootFileOptions? options = null) => new(path, options ?? new RootFileOptions());

    /// <summary>Begins a file with one tree: the writer's Commit puts the file under its name.</summary>
    /// <inheritdoc cref="Create"/>
    public static IColumnWriter CreateTreeFile(
        string path, string tree, string title, IReadOnlyList<ColumnInfo> columns, RootTreeOptions? treeOptions = null, RootFileOptions? options = null)
    {
        var writer = Create(path, options);
        try
        {
            return writer.BeginTree(tree, title, columns, treeOptions, ownsFile: true);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Begins a tree; its Commit ends it, the file's <see cref="Commit"/> follows when all trees have ended.
    /// </summary>
    /// <param name="name">Name, with <c>/</c> for folders.</param>
    /// <param name="title">Title.</param>
    /// <param name="columns">
    /// The columns: numbers, fixed arrays and lists of numbers or of fixed arrays. Lists with one
    /// <see cref="ColumnInfo.Counter"/> have equal lengths; the counter's branch is made when it is not among the columns.
    /// </param>
    /// <param name="options">Clusters, baskets, compression.</param>
    /// <exception cref="RootOutputException">A name that is taken, a column that a tree cannot hold.</exception>
    public IColumnWriter CreateTree(string name, string title, IReadOnlyList<ColumnInfo> columns, RootTreeOptions? options = null) =>
        BeginTree(name, title, columns, options, ownsFile: false);

    /// <summary>Adds a histogram as TH1D or TH2D.</summary>
    /// <exception cref="RootOutputException">The name is taken, or sizes do not fit each other.</exception>
    public void Write(HistogramData histogram)
    {
        CheckSizes(histogram);
        var (folder, name) = Place(histogram.Name);
        var className = HistogramObject.ClassName(histogram);
        classes.Add(className);
        WriteObject(folder, className, name, histogram.Title, buffer => HistogramObject.Write(buffer, histogram, name));
    }

    /// <inheritdoc/>
    public void Commit()
    {
        if (open.Count > 0)
        {
            throw new InvalidOperationException($"tree {open[0].Name} of {Path} has not been committed");
        }

        layout.End(root, buffer => StreamerInfoWriter.Write(buffer, ClassTable.WithParts(classes)), Compress);
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file.Records.Cancel();
        open.ForEach(tree => tree.Release());
        open.Clear();
        compressor.Dispose();
        file.Dispose();
    }

    /// <summary>What is written next begins at a position of the file, if that is not written yet: files of many gigabytes in an instant.</summary>
    internal void LeaveGap(long until) => layout.LeaveGap(until);

    internal void EndTree(RootTreeWriter tree, FolderRecord folder, string name, string title, IEnumerable<string> used, Action<ObjectBuffer> write)
    {
        classes.UnionWith(used);
        WriteObject(folder, "TTree", name, title, write);
        open.Remove(tree);
    }

    internal void Abandon(RootTreeWriter tree) => open.Remove(tree);

    private RootTreeWriter BeginTree(string name, string title, IReadOnlyList<ColumnInfo> columns, RootTreeOptions? options, bool ownsFile)
    {
        var (folder, last) = Place(name);
        var tree = new RootTreeWriter(this, folder, last, title, columns, options ?? new RootTreeOptions(), ownsFile);
        open.Add(tree);
        return tree;
    }

    private void WriteObject(FolderRecord folder, string className, string name, string title, Action<ObjectBuffer> write)
    {
        var key = layout.NewKey(className, name, title, folder.Seek);
        folder.Keys.Add(layout.Append(key, write, Compress));
    }

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> data)
    {
        if (compressed.Length < data.Length)
        {
            compressed = new byte[data.Length];
        }

        var size = compressor.Compress(data, compressed);
        return size == 0 ? data : compressed.AsSpan(0, size);
    }

    private (FolderRecord Folder, string Name) Place(string path)
    {
        var parts = path.Split('/');
        var folder = root;
        foreach (var part in parts)
        {
            if (part.Length == 0)
            {
                throw new RootOutputException($"an object cannot be called '{path}'", Path, "a part of its name is empty");
            }
        }

        foreach (var part in parts[..^1])
        {
            var parent = folder;
            folder = parent.Folder(part, () => layout.BeginFolder(parent, part)) ?? throw Taken(path, part);
        }

        return folder.TryAddName(parts[^1]) ? (folder, parts[^1]) : throw Taken(path, parts[^1]);
    }

    private RootOutputException Taken(string path, string part) =>
        new($"'{path}' cannot be written", Path, $"'{part}' is in that place already", "give each object a name of its own");

    private void CheckSizes(HistogramData histogram)
    {
        var cells = histogram.Axes.Aggregate(1L, (product, axis) => product * (axis.Bins + 2L));
        var statistics = histogram.Axes.Count == 1 ? 4 : 7;
        if (histogram.Axes.Count is not (1 or 2)
            || histogram.Contents.Length != cells
            || (histogram.SumW2 is not null && histogram.SumW2.Length != cells)
            || histogram.Statistics.Length < statistics
            || histogram.Axes.Any(axis => axis.Edges is not null && axis.Edges.Length != axis.Bins + 1))
        {
            throw new RootOutputException(
                $"histogram '{histogram.Name}' cannot be written",
                Path,
                $"{histogram.Axes.Count} axes with {cells} cells, and {histogram.Contents.Length} contents, {histogram.SumW2?.Length ?? 0} squares, {histogram.Statistics.Length} statistics");
        }
    }
}
