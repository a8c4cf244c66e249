using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Goes through the branches of a tree and says of each how it is read, or why it is not.</summary>
internal sealed class TreeLayout
{
    /// <summary>Branches within branches: more are damage.</summary>
    public const int DeepestBranches = 64;

    private readonly string file;
    private readonly long entries;
    private readonly List<RootBranch> branches = [];
    private readonly List<RootBranch> counters = [];
    private readonly List<LeafLayout> leaves = [];
    private readonly Dictionary<string, string> unreadable = new(StringComparer.Ordinal);
    private readonly Dictionary<RootObject, string> columnOfLeaf = new(ReferenceEqualityComparer.Instance);

    private readonly ElementClassifier elements;
    private readonly BranchNames names = new();
    private readonly Dictionary<RootObject, RootBranch> branchOf = new(ReferenceEqualityComparer.Instance);

    /// <param name="tree">The tree.</param>
    /// <param name="only">Columns that are wanted: branches that can be none of them are not parsed. Null for all.</param>
    /// <param name="file">Its file.</param>
    public TreeLayout(RootObject tree, IReadOnlyCollection<string>? only, RootFile file)
    {
        this.file = file.Name;
        entries = tree.GetInteger("fEntries");
        elements = new ElementClassifier(file.Streamers, null);
        IEnumerable<RootObject> top = RootBranch.Children(tree, "fBranches");
        foreach (var child in only is null ? top : BranchChoice.Of([.. top], only))
        {
            Walk(child, null, 0);
        }

        foreach (var branch in branches.Concat(counters))
        {
            foreach (var leaf in branch.Leaves)
            {
                columnOfLeaf.TryAdd(leaf.Object, branch.Leaves.Count == 1 ? branch.FullName : $"{branch.FullName}.{leaf.Name}");
            }
        }

        foreach (var branch in branches.Concat(counters))
        {
            Classify(branch);
        }

        DropWithoutCounter();
        var whole = leaves.FindAll(leaf => leaf.Branch.Entries >= entries);
        leaves = [.. whole, .. leaves.FindAll(leaf => leaf.Branch.Entries < entries)];
        for (var i = 0; i < whole.Count; i++)
        {
            whole[i] = leaves[i] = Settle(i, file);
        }

        Columns = [.. whole.Select(leaf => leaf.Info)];
    }

    /// <summary>Those of <see cref="Leaves"/>, the first, that have every entry of the tree.</summary>
    public IReadOnlyList<ColumnInfo> Columns { get; }

    public IReadOnlyList<RootBranch> Branches => branches;

    public IReadOnlyList<LeafLayout> Leaves => leaves;

    public IReadOnlyDictionary<string, string> Unreadable => unreadable;

    /// <summary>How the entries of a branch are read as generic objects; null where that is not known.</summary>
    public BranchValue? AsObjects(RootBranch branch) => branch.ClassName switch
    {
        "TBranchObject" => new(null, null, null),
        "TBranchSTL" => new(null, null, null, Classes: [.. RootBranch.Children(branch.Object, "fBranches").Select(child => WithAllBelow(child).ToList())]),
        "TBranchElement" when branch.Leaves.Count > 0 && !ElementClassifier.IsCollection(branch) && CountOf(branch, out var count) => elements.AsObjects(branch, count, ItemCountOf(branch, count)),
        _ => null,
    };

    /// <summary>The branch that an object of the tree's record is; null where it is none of those that were parsed.</summary>
    public RootBranch? BranchOf(RootObject branch) => branchOf.GetValueOrDefault(branch);

    /// <summary>The member of a class that a branch is; null where it is a whole object, or that is not known.</summary>
    public StreamerElement? MemberOf(RootBranch branch) => elements.MemberOf(branch);

    private IEnumerable<RootBranch> WithAllBelow(RootObject branch) =>
        [branchOf[branch], .. RootBranch.Children(branch, "fBranches").SelectMany(WithAllBelow)];

    // A column of a class with several layouts has that of its first object.
    private LeafLayout Settle(int number, RootFile source)
    {
        const int MostEntries = 1000;
        var leaf = leaves[number];
        if (leaf.Value is not { Plan.HasVariants: true } value || leaf.Branch.Entries == 0)
        {
            return leaf;
        }

        using var reader = new RootTreeReader(source, leaves, entries);
        var first = reader.FirstLayouts(number, (int)Math.Min(MostEntries, entries));
        return new ElementClassifier(source.Streamers, first).Classify(leaf.Branch, leaf.CountColumn, value.CounterColumn).Layout ?? leaf;
    }

    private void Walk(RootObject branch, BranchNames.Named? above, int depth)
    {
        var name = names.Name(branch, above);
        var described = new RootBranch(branch, name.Full, file);
        if (depth > DeepestBranches || !branchOf.TryAdd(branch, described))
        {
            throw MetAgain(name);
        }

        branches.Add(described);
        if (described.ClassName == "TBranchClones" && described.CountBranch is { } counter)
        {
            // It is no sub-branch, and nothing but a counter.
            var count = new RootBranch(counter, names.Name(counter, above).Full, file);
            counters.Add(branchOf.TryAdd(counter, count) ? count : throw MetAgain(name));
        }

        foreach (var child in RootBranch.Children(branch, "fBranches"))
        {
            Walk(child, name, depth + 1);
        }
    }

    private CorruptFileException MetAgain(BranchNames.Named name) => new("the branches of a tree contain each other", file, $"branch '{name.Path}' is met again");

    private void Classify(RootBranch branch)
    {
        if (branch.Leaves.Count == 0)
        {
            return;
        }

        // What is not known of a leaf is not guessed, and entries that are not there are not made up: such a leaf is no column.
        if (branch.Unread is { } reason)
        {
            unreadable[branch.FullName] = reason;
            return;
        }

        if (branch.Entries < entries)
        {
            unreadable[branch.FullName] = $"it has {branch.Entries} entries{(branch.FirstEntry > 0 ? $" from {branch.FirstEntry} on" : "")}, and the tree {entries}";
        }

        if (branch.ClassName == "TBranchElement")
        {
            ClassifyElement(branch);
        }
        else if (branch.ClassName != "TBranch")
        {
            unreadable[branch.FullName] = $"a branch of class {branch.ClassName} is not read yet";
        }
        else if (branch.Leaves.Count == 1)
        {
            ClassifyLeaf(branch, branch.Leaves[0], branch.FullName, 0, 0);
        }
        else
        {
            ClassifyLeafList(branch);
        }
    }

    private void ClassifyLeaf(RootBranch branch, RootLeaf leaf, string name, int offset, int stride)
    {
        if (leaf.Kind is not { } kind)
        {
            if (LeafValues.Plan(leaf) is not { } plan)
            {
                unreadable[name] = $"a leaf of class {leaf.ClassName} is not read yet";
            }
            else if (Counter(leaf, name, out var counter))
            {
                leaves.Add(new LeafLayout(branch, name, branch.Title, default, [], counter, Value: new LeafValue(plan, Form: LeafForm.Item)));
            }
        }
        else if (leaf.Length is < 0 or > ValuePlan.MostItems)
        {
            unreadable[name] = $"its leaf has {leaf.Length} values";
        }
        else if (Counter(leaf, name, out var counter))
        {
            leaves.Add(new LeafLayout(branch, name, branch.Title, kind, leaf.FixedDimensions, counter, offset, stride));
        }
    }

    private bool Counter(RootLeaf leaf, string name, out string? counter)
    {
        counter = null;
        if (leaf.CountObject is { } countLeaf && !columnOfLeaf.TryGetValue(countLeaf, out counter))
        {
            unreadable[name] = $"its counter '{leaf.CountLeaf}' is no branch of the tree";
            return false;
        }

        return true;
    }

    private void ClassifyLeafList(RootBranch branch)
    {
        if (branch.Leaves.All(leaf => leaf.Kind is not null && leaf.CountLeaf is null && leaf.Length is >= 1 and <= ValuePlan.MostItems))
        {
            var stride = (int)branch.Leaves.Aggregate(0L, (all, leaf) => Math.Min(int.MaxValue / 2, all + ((long)leaf.Kind!.Value.Size() * leaf.Length)));
            var offset = 0;
            foreach (var leaf in branch.Leaves)
            {
                ClassifyLeaf(branch, leaf, $"{branch.FullName}.{leaf.Name}", offset, stride);
                offset += leaf.Kind!.Value.Size() * leaf.Length;
            }
        }
        else if (LeafValues.PlanList(branch) is { } plan)
        {
            leaves.Add(new LeafLayout(branch, branch.FullName, branch.Title, default, [], Value: new LeafValue(plan, Form: LeafForm.Item)));
        }
        else
        {
            unreadable[branch.FullName] = "a leaf of its list is not read yet";
        }
    }

    private void ClassifyElement(RootBranch branch)
    {
        if (ElementClassifier.IsCollection(branch))
        {
            // As ROOT names the number of objects of a split collection.
            leaves.Add(new LeafLayout(branch, CollectionCounter(branch), branch.Title, NumberKind.Int32, []));
            return;
        }

        if (!CountOf(branch, out var count))
        {
            unreadable[branch.FullName] = "it belongs to a collection that is not in the tree";
            return;
        }

        if (count is null && branch.HasSubBranches)
        {
            return;
        }

        var (layout, reason) = elements.Classify(branch, count, ItemCountOf(branch, count));
        if (layout is null)
        {
            unreadable[branch.FullName] = reason;
        }
        else
        {
            leaves.Add(layout);
        }
    }

    // The column that counts the items of a pointer member: as the branch says, or the member of that name beside it.
    private string? ItemCountOf(RootBranch branch, string? count) =>
        branch.ItemCountBranch is { } items && branchOf.TryGetValue(items, out var itemCounter) ? itemCounter.FullName
            : count is null && branch.Leaves[0].CountObject is { } countLeaf ? columnOfLeaf.GetValueOrDefault(countLeaf)
            : elements.CounterBeside(branch) is { } name && branches.Exists(other => other.FullName == name) ? name : null;

    // The column that counts the objects whose member a branch is, where it is one of a collection's.
    private bool CountOf(RootBranch branch, out string? column)
    {
        column = null;
        if (!ElementClassifier.IsInCollection(branch))
        {
            return true;
        }

        if (branch.CountBranch is not { } counter || !branchOf.TryGetValue(counter, out var collection) || !ElementClassifier.IsCollection(collection))
        {
            return false;
        }

        column = CollectionCounter(collection);
        return true;
    }

    private static string CollectionCounter(RootBranch branch) => branch.FullName.TrimEnd('.') + "_";

    private void DropWithoutCounter()
    {
        var byName = leaves.GroupBy(leaf => leaf.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        leaves.RemoveAll(leaf =>
        {
            if (leaf.CountColumn is null || (byName.TryGetValue(leaf.CountColumn, out var counter)
                && !counter.IsList && !counter.IsObjectBits && counter.Dimensions.Count == 0 && counter.Kind.IsInteger()))
            {
                return false;
            }

            unreadable[leaf.Name] = $"its counter '{leaf.CountColumn}' is not one integer an entry";
            return true;
        });
    }
}
