using HepAnalysis.Columns;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.RootReference.Digests;
using HepAnalysis.RootReference.RootAnswers;

namespace HepAnalysis.RootReference.Trees;

/// <summary>Reads what a tree has of a branch. Not thread-safe.</summary>
internal sealed class BranchColumns : IDisposable
{
    private const int BlockEntries = 1000;

    private readonly RootTree tree;
    private readonly ILookup<RootBranch, (LeafLayout Leaf, int Index)> columns;
    private readonly IColumnReader reader;
    private readonly Lazy<MemberShapes> shapes;

    public BranchColumns(RootTree tree)
    {
        this.tree = tree;
        shapes = new(() => new(tree.File.Streamers));
        columns = tree.Leaves.Select((leaf, index) => (leaf, index)).ToLookup(pair => pair.leaf.Branch);
        reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
    }

    /// <summary>Why nothing of a branch is read; null where something is.</summary>
    public string? Unread(RootBranch branch) =>
        columns[branch].Any() || branch.ClassName is "TBranchObject" or "TBranchElement" or "TBranchSTL" ? null
            : tree.Unreadable.FirstOrDefault(pair => pair.Key == branch.FullName || pair.Key.StartsWith(branch.FullName + ".", StringComparison.Ordinal)).Value
                ?? $"silently: '{branch.FullName}'";

    /// <summary>Adds every entry of a branch.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="found">Where its columns are added.</param>
    /// <param name="isGraph">True where each object counts only once in an entry.</param>
    /// <param name="keepsCollections">True where names and bounds of collections are columns.</param>
    /// <returns>Which answers are of members that the file does not hold; null where the branch is not read object by object.</returns>
    public UnstoredMembers? Read(RootBranch branch, ColumnSummaries found, bool isGraph, bool keepsCollections)
    {
        foreach (var (leaf, index) in columns[branch])
        {
            var path = branch.Leaves.Count > 1 ? leaf.Name[branch.FullName.Length..] : "";
            var (first, end) = (branch.FirstEntry, branch.FirstEntry + Math.Min(tree.Entries, branch.Entries));
            for (var entry = first; entry < end || entry == first; entry += BlockEntries)
            {
                found.Add(path, reader.Read(index, entry, (int)Math.Min(BlockEntries, end - entry)));
            }
        }

        return columns[branch].Any() ? null : ReadObjects(branch, found, isGraph, keepsCollections);
    }

    // What has no one column type, object by object.
    private UnstoredMembers ReadObjects(RootBranch branch, ColumnSummaries found, bool isGraph, bool keepsCollections)
    {
        using var objects = tree.OpenObjects(branch);
        var taken = new ObjectColumns(found, shapes.Value, isGraph) { KeepsCollections = keepsCollections };
        for (var entry = 0L; entry < Math.Min(tree.Entries, branch.Entries); entry++)
        {
            taken.Add(objects.Read(entry), objects.Sizes);
            if (taken.Unread is { } reason)
            {
                throw new UnsupportedFeatureException($"branch '{branch.FullName}' is not read in full", $"entry {entry}", reason);
            }
        }

        return new UnstoredMembers(taken, shapes.Value);
    }

    public void Dispose() => reader.Dispose();
}
