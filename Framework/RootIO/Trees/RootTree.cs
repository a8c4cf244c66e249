using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.References;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// A TTree as a source of events. Columns are named as the branches are (<c>Muon_pt</c>); the leaves of a leaf list as
/// <c>branch.leaf</c>. Thread-safe; each worker opens a reader of its own.
/// </summary>
public sealed class RootTree : IEventSource
{
    private const long TaskBytes = 30_000_000;
    private const int MostClusters = 100_000;

    private readonly RootFile file;
    private readonly RootObject tree;
    private readonly Lazy<TreeLayout> layout;
    private readonly Lazy<Dictionary<RootBranch, RootBranch>> above;

    internal RootTree(RootFile file, RootKey key, RootObject tree)
        : this(file, key.Name, tree, null)
    {
    }

    private RootTree(RootFile file, string path, RootObject tree, IReadOnlyCollection<string>? only)
    {
        this.file = file;
        this.tree = tree;
        Path = path;
        layout = new(() => new TreeLayout(tree, only, file));
        above = new(() => Branches.SelectMany(branch => Below(branch.Object), KeyValuePair.Create).ToDictionary(pair => pair.Value, pair => pair.Key));
    }

    /// <summary>Name of the tree in the file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public string Name => $"{file.Name}:{Path}";

    /// <summary>Title of the tree.</summary>
    public string Title => tree.Get<string>("fTitle") ?? "";

    /// <summary>Number of entries.</summary>
    public long Entries => tree.GetInteger("fEntries");

    /// <inheritdoc/>
    public long? EntryCount => Entries;

    /// <inheritdoc/>
    public bool CanSeek => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnInfo> Columns => Layout.Columns;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Unreadable => Layout.Unreadable;

    /// <summary>Every branch, depth first.</summary>
    public IReadOnlyList<RootBranch> Branches => Layout.Branches;

    /// <summary>Its names for expressions.</summary>
    public IReadOnlyList<TreeAlias> Aliases => [.. Listed("fAliases").Select(alias => new TreeAlias(alias.Get<string>("fName") ?? "", alias.Get<string>("fTitle") ?? ""))];

    /// <summary>Trees whose entries belong beside its own; they are not opened.</summary>
    public IReadOnlyList<TreeFriend> Friends =>
        [.. Listed("fFriends").Select(friend => new TreeFriend(friend.Get<string>("fName") ?? "", friend.Get<string>("fTreeName") ?? "", friend.Get<string>("fTitle") ?? ""))];

    /// <summary>Its index, where it was stored with one.</summary>
    /// <exception cref="CorruptFileException">It contradicts itself.</exception>
    public TreeIndex? Index => TreeIndex.Of(tree.Get<RootObject>("fTreeIndex"), Name);

    /// <summary>The members of the tree as stored.</summary>
    public RootObject Object => tree;

    /// <summary>The leaves of <see cref="Columns"/>, and behind them those whose branches have fewer entries than the tree.</summary>
    internal IReadOnlyList<LeafLayout> Leaves => Layout.Leaves;

    internal RootFile File => file;

    /// <summary>The branches that are no part of others.</summary>
    internal IEnumerable<RootBranch> TopBranches => Below(tree);

    /// <summary>The branches that are parts of one.</summary>
    internal IReadOnlyList<RootBranch> BranchesBelow(RootBranch branch) => [.. Below(branch.Object)];

    /// <summary>All that are parts of one, and of those; depth first.</summary>
    internal IEnumerable<RootBranch> AllBelow(RootBranch branch) => Below(branch.Object).SelectMany(part => AllBelow(part).Prepend(part));

    /// <summary>The branch that one is a part of; null for one of the tree itself.</summary>
    internal RootBranch? BranchAbove(RootBranch branch) => above.Value.GetValueOrDefault(branch);

    /// <inheritdoc cref="TreeLayout.BranchOf"/>
    internal RootBranch? BranchOf(RootObject branch) => Layout.BranchOf(branch);

    /// <inheritdoc cref="TreeLayout.MemberOf"/>
    internal StreamerElement? MemberOf(RootBranch branch) => Layout.MemberOf(branch);

    private TreeLayout Layout => layout.Value;

    /// <inheritdoc/>
    /// <remarks>Only the branches of these columns, and those that count their items, are parsed.</remarks>
    public IEventSource Only(IReadOnlyCollection<string> columns) => layout.IsValueCreated ? this : new RootTree(file, Path, tree, columns);

    /// <inheritdoc/>
    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns)
    {
        if (Entries <= 0)
        {
            return [0];
        }

        var stored = StoredClusters();
        return stored.Count > 2 || columns.Count == 0 ? stored : BasketClusters(columns);
    }

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new RootTreeReader(file, Layout.Leaves, Entries);

    /// <summary>Opens a branch for reading its entries as generic objects.</summary>
    /// <param name="branch">A branch of this tree that holds objects: TBranchElement or TBranchObject.</param>
    /// <exception cref="UnsupportedFeatureException">It holds none, or the file does not say what it holds.</exception>
    public BranchObjects OpenObjects(RootBranch branch) => Layout.AsObjects(branch) is { } value
        ? new BranchObjects(this, branch, value)
        : throw new UnsupportedFeatureException(
            $"branch '{branch.FullName}' is not read as objects", $"{Name}, branch '{branch.FullName}'", $"it is a {branch.ClassName} of '{branch.ContentClass}', and the file does not say of what layout", "read it as a column");

    /// <summary>Opens the tree for resolving the references (TRef, TRefArray) that its entries hold to objects of the same entry.</summary>
    public TreeReferences OpenReferences() => new(new RootTree(file, Path, tree, null));

    /// <summary>The file is its opener's and stays open.</summary>
    public void Dispose()
    {
    }

    private IEnumerable<RootBranch> Below(RootObject parent) => RootBranch.Children(parent, "fBranches").Select(Layout.BranchOf).OfType<RootBranch>();

    private IEnumerable<RootObject> Listed(string list) => tree.Get<RootObject>(list)?.Items.OfType<RootObject>() ?? [];

    // Ranges of clusters of one size (fClusterRangeEnd, fClusterSize), then clusters of fAutoFlush entries to the end.
    private List<long> StoredClusters()
    {
        var ends = tree.Get<long[]>("fClusterRangeEnd") ?? [];
        var sizes = tree.Get<long[]>("fClusterSize") ?? [];
        var boundaries = new List<long> { 0 };
        for (var i = 0; i < Math.Min(ends.Length, sizes.Length); i++)
        {
            Append(boundaries, Math.Min(ends[i] + 1, Entries), sizes[i]);
        }

        Append(boundaries, Entries, tree.GetInteger("fAutoFlush"));
        return boundaries;
    }

    private void Append(List<long> boundaries, long end, long size)
    {
        // A hostile size of 1 in a tree of 10^18 entries: clusters are of use, not needed.
        var at = boundaries[^1];
        if (size > 0 && (end - at) / size < MostClusters)
        {
            for (at += size; at < end; at += size)
            {
                boundaries.Add(at);
            }
        }

        if (end > boundaries[^1])
        {
            boundaries.Add(end);
        }
    }

    // No clusters are stored: cuts where a basket of every column begins, at least so far apart that a task is worth it.
    private List<long> BasketClusters(IReadOnlyCollection<int> columns)
    {
        HashSet<long>? common = null;
        foreach (var branch in columns.Select(column => Layout.Leaves[column].Branch).Distinct())
        {
            var starts = branch.Baskets.Select(basket => basket.FirstEntry);
            if (common is null)
            {
                common = [.. starts];
            }
            else
            {
                common.IntersectWith(starts);
            }
        }

        common!.Add(0);
        var bytes = columns.Sum(column => Layout.Leaves[column].Branch.UncompressedBytes);
        var step = bytes <= TaskBytes ? Entries : Math.Max(1 + (Entries / MostClusters), (long)(Entries * (TaskBytes / (double)bytes)));
        var boundaries = new List<long> { 0 };
        foreach (var start in common.Order().Where(start => start > 0 && start < Entries))
        {
            if (start - boundaries[^1] >= step)
            {
                boundaries.Add(start);
            }
        }

        // Columns whose baskets never meet are cut by size alone.
        if (boundaries.Count == 1)
        {
            for (var at = step; at < Entries; at += step)
            {
                boundaries.Add(at);
            }
        }

        boundaries.Add(Entries);
        return boundaries;
    }
}
