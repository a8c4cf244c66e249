using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootReference.Trees;

/// <summary>A branch by the path that the answers have for it: names joined by "/", and the running number among equal paths (MADE.md, rule 2).</summary>
internal sealed class BranchTable
{
    private readonly Dictionary<(string Path, int Number), Entry> entries = [];

    public BranchTable(RootTree tree)
    {
        var index = 0;
        Walk(tree, tree.Object, "", ref index);
    }

    /// <summary>A branch of ours.</summary>
    /// <param name="Branch">The branch.</param>
    /// <param name="Object">Its members as stored.</param>
    internal sealed record Entry(RootBranch Branch, RootObject Object);

    public int Count => entries.Count;

    public Entry? Find(string path, int number) => entries.GetValueOrDefault((path, number));

    // The list of the tree is depth first, and so is this walk.
    private void Walk(RootTree tree, RootObject parent, string above, ref int index)
    {
        foreach (var child in RootBranch.Children(parent, "fBranches"))
        {
            var path = above + child.Get<string>("fName");
            var number = 0;
            while (!entries.TryAdd((path, number), new Entry(tree.Branches[index], child)))
            {
                number++;
            }

            index++;
            Walk(tree, child, $"{path}/", ref index);
        }
    }
}
