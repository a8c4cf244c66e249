using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// The objects of a split collection, put together again from the branches of their members. For the collections below a
/// TBranchSTL. Not thread-safe.
/// </summary>
internal sealed class SplitCollection : IDisposable
{
    private readonly RootBranch collection;
    private readonly List<(string[] Path, string Holder, BranchObjects Values)> members = [];
    private readonly RootTreeReader counts;
    private readonly int counter;
    private readonly Dictionary<string, MemberNames> names = new(StringComparer.Ordinal);

    /// <param name="tree">The tree.</param>
    /// <param name="collection">The branch that counts the objects.</param>
    /// <param name="below">The branches below it.</param>
    public SplitCollection(RootTree tree, RootBranch collection, IEnumerable<RootBranch> below)
    {
        this.collection = collection;
        counter = tree.Leaves.Index().Where(item => item.Item.Branch == collection).Select(item => item.Index).FirstOrDefault(-1);
        if (counter < 0)
        {
            throw new UnsupportedFeatureException(
                $"the objects of branch '{collection.FullName}' are not read", $"{tree.Name}, branch '{collection.FullName}'",
                tree.Unreadable.GetValueOrDefault(collection.FullName) ?? "what counts them is no column that is read", "its members may be read one by one");
        }

        counts = (RootTreeReader)tree.OpenReader();
        counts.BeginTask(0, tree.Entries);
        var prefix = collection.Name.TrimEnd('.') + ".";
        foreach (var member in below.Where(branch => branch.Leaves.Count > 0))
        {
            var name = member.Name.StartsWith(prefix, StringComparison.Ordinal) ? member.Name[prefix.Length..] : member.Name;
            members.Add((name.Split('[')[0].TrimEnd('.').Split('.'), member.ParentClass, tree.OpenObjects(member)));
        }
    }

    /// <summary>The objects of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="most">There are no more; by default as many as their members have bytes for.</param>
    public RootObject[] Read(long entry, int most = int.MaxValue)
    {
        if (entry < collection.FirstEntry || entry >= collection.FirstEntry + collection.Entries)
        {
            return [];
        }

        var count = ((Columns.NumberColumn)counts.Read(counter, entry, 1)).Values<int>()[0];
        if (count < 0 || count > most)
        {
            throw Contradiction($"it has {count} objects, and there are {most} pointers");
        }

        RootObject[]? objects = null;
        foreach (var (path, holder, values) in members)
        {
            // The first to be read has bytes for each of them: only then memory is taken.
            if (values.Read(entry) is not object?[] read || read.Length != count)
            {
                throw Contradiction($"it has {count} objects, and not as many of '{string.Join('.', path)}'");
            }

            objects ??= Make(count);
            for (var i = 0; i < objects.Length; i++)
            {
                var target = Inner(objects[i], path, holder);
                target.Set(path[^1], read[i]);
                if (values.Processes?[i] is { } process)
                {
                    target.Set(ObjectReader.ProcessMember, process);
                }
            }
        }

        return objects ?? (most < int.MaxValue ? Make(count) : []);

        CorruptFileException Contradiction(string why) => new("the branches of a split collection contradict each other", $"branch '{collection.FullName}', entry {entry}", why);
    }

    public void Dispose()
    {
        counts.Dispose();
        foreach (var (_, _, values) in members)
        {
            values.Dispose();
        }
    }

    private RootObject[] Make(int count) => [.. Enumerable.Range(0, count).Select(_ => New(collection.ClonesName))];

    // The object whose member a path leads to: one that is itself a member where the path has several names.
    private RootObject Inner(RootObject value, string[] path, string className)
    {
        for (var i = 0; i < path.Length - 1; i++)
        {
            if (value.Get<RootObject>(path[i]) is not { } inner)
            {
                value.Set(path[i], inner = New(i == path.Length - 2 ? className : ""));
            }

            value = inner;
        }

        return value;
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
