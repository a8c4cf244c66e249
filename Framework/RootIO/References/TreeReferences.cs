using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.References;

/// <summary>
/// Resolves TRef and TRefArray of the entries of a tree: each refers to an object of the same entry. Which branch holds it
/// says the tree's TBranchRef; where there is none, or it does not know the object, every branch of objects is looked
/// through. Made by <see cref="RootTree.OpenReferences"/>; for looking around, not for speed. Not thread-safe.
/// <code>
///  using var references = tree.OpenReferences();
///  using var best = tree.OpenObjects(tree.Branches.First(branch => branch.Name == "fBest"));
///  RootObject? hit = references.Resolve(entry, (RootObject)best.Read(entry)!).Object;
/// </code>
/// </summary>
public sealed class TreeReferences : IDisposable
{
    private readonly RootTree tree;
    private readonly ReferenceTable? table;
    private readonly SplitObjects objects;
    private readonly Dictionary<RootBranch, RootReferences> found = [];
    private readonly Dictionary<int, string?> processes = [];
    private readonly Dictionary<RootBranch, string> unseen = [];
    private long current = -1;

    internal TreeReferences(RootTree tree)
    {
        this.tree = tree;
        table = ReferenceTable.Of(tree);
        objects = new SplitObjects(tree);
    }

    /// <summary>True where the tree says which branches hold its referenced objects (TTree::BranchRef).</summary>
    public bool HasTable => table is not null;

    /// <summary>Resolves a TRef that an entry holds.</summary>
    /// <exception cref="ArgumentException">The object is no TRef.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such entry.</exception>
    /// <exception cref="CorruptFileException">The table, or the branch that holds the object, is damaged.</exception>
    public ResolvedReference Resolve(long entry, RootObject reference) => Resolve(entry, ObjectReference.Of(reference));

    /// <summary>Resolves the items of a TRefArray that an entry holds, in their order.</summary>
    /// <exception cref="ArgumentException">The object is neither TRefArray nor TRef.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such entry.</exception>
    /// <exception cref="CorruptFileException">The table, or a branch that holds one of the objects, is damaged.</exception>
    public IReadOnlyList<ResolvedReference> ResolveAll(long entry, RootObject references) =>
        [.. ObjectReference.AllOf(references).Select(reference => Resolve(entry, reference))];

    /// <summary>Resolves a reference that an entry holds, also one out of a column (its member <c>ref</c> is the number of the object).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such entry.</exception>
    /// <exception cref="CorruptFileException">The table, or the branch that holds the object, is damaged.</exception>
    public ResolvedReference Resolve(long entry, ObjectReference reference)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entry, tree.Entries);
        if (reference.IsNull)
        {
            return new(reference, null);
        }

        if (reference.Uuid is not null)
        {
            return new(reference, null, null, "it refers by its UUID to what is no object of the tree");
        }

        if (entry != current)
        {
            found.Clear();
            unseen.Clear();
            current = entry;
        }

        var named = table?.Find(entry, reference, Identifier(reference.Process));
        return (named is null ? null : In(named, reference) ?? (Owner(named) is { } owner ? In(owner, reference) : null)) ?? LookThrough(reference)
            ?? new(reference, null, null, Why(reference, named));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        table?.Dispose();
        objects.Dispose();
    }

    // The object whose member a branch is: a referenced object is marked in the branch of its fBits.
    private RootBranch? Owner(RootBranch branch) =>
        ElementClassifier.IsInCollection(branch) ? branch.CountBranch is { } collection ? tree.BranchOf(collection) : null : objects.Holder(branch);

    private ResolvedReference? In(RootBranch branch, ObjectReference reference)
    {
        if (!found.TryGetValue(branch, out var referenced))
        {
            found.Add(branch, referenced = RootReferences.AmongValues(objects.Read(branch, current)));
        }

        return referenced.Find(reference) is { } value ? new(reference, value, branch) : null;
    }

    private ResolvedReference? LookThrough(ObjectReference reference)
    {
        foreach (var branch in tree.TopBranches.Where(branch => branch.ClassName != "TBranch" && !unseen.ContainsKey(branch)))
        {
            try
            {
                if (In(branch, reference) is { } resolved)
                {
                    return resolved;
                }
            }
            catch (RootIOException e)
            {
                // The object may lie in another branch; if not, the answer says that this one was not seen.
                unseen.Add(branch, $"'{branch.FullName}': {e.Why ?? e.What}");
            }
        }

        return null;
    }

    private string? Identifier(int process)
    {
        if (!processes.TryGetValue(process, out var identifier))
        {
            identifier = tree.File.Root.Find($"ProcessID{process}") is { ClassName: "TProcessID" } key ? tree.File.ReadObject(key).Get<string>("fTitle") : null;
            processes.Add(process, identifier);
        }

        return identifier;
    }

    private string Why(ObjectReference reference, RootBranch? named)
    {
        var process = Identifier(reference.Process) is null ? $", and the file holds no ProcessID{reference.Process}" : "";
        var place = named is not null ? $"the tree's table of references says that branch '{named.FullName}' holds it in entry {current}, and it does not"
            : table is not null ? $"neither the tree's table of references nor any branch of objects knows it in entry {current}"
            : $"the tree has no table of references, and no branch of objects holds it in entry {current}";
        return $"{reference}: {place}{process}: it may never have been written, or lie in another tree or entry"
            + (unseen.Count == 0 ? "" : $"; not looked through: {string.Join("; ", unseen.Values)}");
    }
}
