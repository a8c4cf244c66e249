using HepAnalysis.Columns;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.RootReference.Digests;

namespace HepAnalysis.RootReference.Trees;

/// <summary>Reads what a tree has of a branch. Not thread-safe.</summary>
internal sealed class BranchColumns : IDisposable
{
    private const int BlockEntries = 1000;

    private readonly RootTree tree;
    private readonly ILookup<RootBranch, (LeafLayout Leaf, int Index)> columns;
    private readonly IColumnReader reader;

    public BranchColumns(RootTree tree)
    {
        this.tree = tree;
        columns = tree.Leaves.Select((leaf, index) => (leaf, index)).ToLookup(pair => pair.leaf.Branch);
        reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
    }

    /// <summary>Why nothing of a branch is read; null where something is.</summary>
    public string? Unread(RootBranch branch) =>
        columns[branch].Any() ? null
            : tree.Unreadable.FirstOrDefault(pair => pair.Key == branch.FullName || pair.Key.StartsWith(branch.FullName + ".", StringComparison.Ordinal)).Value
                ?? $"silently: '{branch.FullName}'";

    /// <summary>Adds every entry of a branch.</summary>
    public void Read(RootBranch branch, ColumnSummaries found)
    {
        foreach (var (leaf, index) in columns[branch])
        {
            var path = branch.Leaves.Count > 1 ? leaf.Name[branch.FullName.Length..] : "";
            for (long entry = 0; entry < tree.Entries || entry == 0; entry += BlockEntries)
            {
                found.Add(path, reader.Read(index, entry, (int)Math.Min(BlockEntries, tree.Entries - entry)));
            }
        }
    }

    public void Dispose() => reader.Dispose();
}
