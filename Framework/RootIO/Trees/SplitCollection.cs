using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// The objects of a split collection, put together again from the branches of their members. For the collections below a
/// TBranchSTL. Not thread-safe.
/// </summary>
internal sealed class SplitCollection : IDisposable
{
    private readonly RootBranch collection;
    private readonly List<(string Name, BranchObjects Values)> members = [];
    private readonly RootTreeReader counts;
    private readonly int counter;
    private readonly MemberNames names = new();

    /// <param name="tree">The tree.</param>
    /// <param name="collection">The branch that counts the objects.</param>
    /// <param name="below">The branches below it.</param>
    public SplitCollection(RootTree tree, RootBranch collection, IEnumerable<RootBranch> below)
    {
        this.collection = collection;
        counts = (RootTreeReader)tree.OpenReader();
        counts.BeginTask(0, tree.Entries);
        counter = tree.Leaves.Index().First(item => item.Item.Branch == collection).Index;
        var prefix = collection.Name.TrimEnd('.') + ".";
        foreach (var member in below.Where(branch => branch.Leaves.Count > 0))
        {
            var name = member.Name.StartsWith(prefix, StringComparison.Ordinal) ? member.Name[prefix.Length..] : member.Name;
            members.Add((name.Split('[')[0], tree.OpenObjects(member)));
        }
    }

    /// <summary>The objects of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="most">There are no more.</param>
    public RootObject[] Read(long entry, int most)
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

        var objects = new RootObject[count];
        for (var i = 0; i < objects.Length; i++)
        {
            objects[i] = new RootObject(collection.ClonesName, names);
        }

        foreach (var (name, values) in members)
        {
            if (values.Read(entry) is not object?[] read || read.Length != objects.Length)
            {
                throw Contradiction($"it has {objects.Length} objects, and not as many of '{name}'");
            }

            for (var i = 0; i < objects.Length; i++)
            {
                objects[i].Set(name, read[i]);
            }
        }

        return objects;

        CorruptFileException Contradiction(string why) => new("the branches of a split collection contradict each other", $"branch '{collection.FullName}', entry {entry}", why);
    }

    public void Dispose()
    {
        counts.Dispose();
        foreach (var (_, values) in members)
        {
            values.Dispose();
        }
    }
}
