using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Cli.Inputs;

/// <summary>A tree together with the file that it keeps open.</summary>
internal sealed class TreeSource : IEventSource
{
    private readonly RootFile file;

    private TreeSource(RootFile file, RootTree tree)
    {
        this.file = file;
        Tree = tree;
    }

    public RootTree Tree { get; }

    public string Name => Tree.Name;

    public IReadOnlyList<ColumnInfo> Columns => Tree.Columns;

    public IReadOnlyDictionary<string, string> Unreadable => Tree.Unreadable;

    public long? EntryCount => Tree.EntryCount;

    public bool CanSeek => Tree.CanSeek;

    /// <summary>Opens a tree; without a name the only one that the file has.</summary>
    public static TreeSource Open(string path, string? tree)
    {
        var file = RootFile.Open(path);
        try
        {
            return new TreeSource(file, file.OpenTree(tree ?? OnlyTree(file)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => Tree.ClusterBoundaries(columns);

    public IColumnReader OpenReader() => Tree.OpenReader();

    public void Dispose()
    {
        Tree.Dispose();
        file.Dispose();
    }

    private static string OnlyTree(RootFile file)
    {
        var trees = RootContents.Newest(file).Where(item => RootContents.IsTree(item.Key)).Select(item => item.Path).ToList();
        return trees.Count == 1 ? trees[0] : throw new WrongObjectException(
            $"it is not clear which tree of '{file.Name}' is meant", file.Name,
            trees.Count == 0 ? "it has no tree" : $"it has: {string.Join(", ", trees)}",
            trees.Count == 0 ? $"hep inspect {file.Name} says what it has" : $"name one: 'tree: {trees[0]}' below 'input:'");
    }
}
