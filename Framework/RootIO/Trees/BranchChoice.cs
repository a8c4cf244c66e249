using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// Which branches of a tree have to be parsed for some columns: a column's name begins with that of its topmost branch (see
/// <see cref="BranchNames"/>), and what counts its items may lie in another.
/// </summary>
internal static class BranchChoice
{
    /// <summary>Of the topmost branches of a tree, in their order, those of some columns.</summary>
    public static IEnumerable<RootObject> Of(IReadOnlyList<RootObject> branches, IReadOnlyCollection<string> columns)
    {
        var chosen = new bool[branches.Count];
        string[] wanted = [.. columns];
        for (var i = 0; i < chosen.Length; i++)
        {
            var name = branches[i].PeekName().TrimEnd('.');
            chosen[i] = Array.Exists(wanted, column => column.StartsWith(name, StringComparison.Ordinal));
        }

        // To parse a branch is to parse those with its counters: only among what is parsed they need to be looked for.
        for (var isMore = true; isMore;)
        {
            isMore = false;
            var counters = new HashSet<RootObject>(ReferenceEqualityComparer.Instance);
            for (var i = 0; i < chosen.Length; i++)
            {
                if (chosen[i])
                {
                    counters.UnionWith(Counters(branches[i], 0));
                }
            }

            for (var i = 0; i < chosen.Length; i++)
            {
                if (!chosen[i] && (counters.Contains(branches[i]) || (branches[i].IsRead && Parts(branches[i], 0).Any(counters.Contains))))
                {
                    chosen[i] = isMore = true;
                }
            }
        }

        return branches.Where((_, i) => chosen[i]);
    }

    private static IEnumerable<RootObject> Counters(RootObject branch, int depth)
    {
        foreach (var part in Parts(branch, depth))
        {
            foreach (var member in (string[])["fLeafCount", "fBranchCount", "fBranchCount2"])
            {
                if (part.Get<RootObject>(member) is { } counter)
                {
                    yield return counter;
                }
            }
        }
    }

    // A branch, its leaves and the branches below it.
    private static IEnumerable<RootObject> Parts(RootObject branch, int depth) => depth > TreeLayout.DeepestBranches ? []
        : [branch, .. RootBranch.Children(branch, "fLeaves"), .. RootBranch.Children(branch, "fBranches").SelectMany(child => Parts(child, depth + 1))];
}
