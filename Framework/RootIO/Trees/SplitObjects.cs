using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// The objects of branches, whole: those that are split are put together again from the branches below. Not thread-safe.
/// </summary>
internal sealed class SplitObjects(RootTree tree) : IDisposable
{
    private readonly Dictionary<RootBranch, BranchObjects> open = [];
    private readonly Dictionary<RootBranch, SplitCollection> collections = [];
    private readonly Dictionary<string, MemberNames> names = new(StringComparer.Ordinal);

    /// <summary>
    /// What an entry of a branch and of those below it holds: as <see cref="BranchObjects.Read(long)"/>, of a split collection an array of
    /// its objects, of a split object that object. Null where the branch has no such entry.
    /// </summary>
    public object? Read(RootBranch branch, long entry)
    {
        if (ElementClassifier.IsCollection(branch))
        {
            return Collection(branch).Read(entry);
        }

        if (branch.ClassName == "TBranchSTL" || tree.BranchesBelow(branch).Count == 0)
        {
            return ReadLeaf(branch, entry);
        }

        var value = New(tree.MemberOf(branch) is { } member ? member.TypeName.TrimEnd('*', ' ') : branch.ContentClass);
        value.Version = branch.ContentVersion;
        Fill(value, branch, entry);
        return value;
    }

    /// <summary>The branch of the split object to whose members a branch belongs; null where it is not one's.</summary>
    public RootBranch? Holder(RootBranch branch)
    {
        var above = tree.BranchAbove(branch);
        while (above is not null && IsBase(above))
        {
            above = tree.BranchAbove(above);
        }

        return above;
    }

    public void Dispose()
    {
        foreach (var branch in open.Values)
        {
            branch.Dispose();
        }

        foreach (var collection in collections.Values)
        {
            collection.Dispose();
        }
    }

    /// <summary>Name of a member in the name of its branch, where names of the objects above may stand in front and dimensions behind.</summary>
    public static string MemberName(string branch)
    {
        var name = branch.Split('[')[0].TrimEnd('.');
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private void Fill(RootObject value, RootBranch branch, long entry)
    {
        foreach (var part in tree.BranchesBelow(branch))
        {
            try
            {
                if (!IsBase(part))
                {
                    value.Set(MemberName(part.Name), Read(part, entry));
                    if (open.GetValueOrDefault(part)?.Processes is [{ } process])
                    {
                        value.Set(ObjectReader.ProcessMember, process);
                    }
                }
                else if (tree.BranchesBelow(part).Count > 0)
                {
                    Fill(value, part, entry);
                }
                else if (ReadLeaf(part, entry) is RootObject parts)
                {
                    foreach (var (name, member) in parts.Members)
                    {
                        value.Set(name, member);
                    }
                }
            }
            catch (UnsupportedFeatureException e)
            {
                value.Unread ??= e.Why;
            }
        }
    }

    private bool IsBase(RootBranch branch) => branch.ElementType == 1 || tree.MemberOf(branch) is { ElementClass: "TStreamerBase" };

    private object? ReadLeaf(RootBranch branch, long entry)
    {
        if (entry < branch.FirstEntry || entry >= branch.FirstEntry + branch.Entries)
        {
            return null;
        }

        if (!open.TryGetValue(branch, out var values))
        {
            open.Add(branch, values = tree.OpenObjects(branch));
        }

        return values.Read(entry);
    }

    private SplitCollection Collection(RootBranch branch)
    {
        if (!collections.TryGetValue(branch, out var collection))
        {
            collections.Add(branch, collection = new SplitCollection(tree, branch, tree.AllBelow(branch)));
        }

        return collection;
    }

    private RootObject New(string className)
    {
        if (!names.TryGetValue(className, out var known))
        {
            names.Add(className, known = new MemberNames());
        }

        return new RootObject(className, known);
    }
}
