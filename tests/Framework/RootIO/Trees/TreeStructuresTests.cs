using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Trees;

/// <summary>What a tree says besides its columns: aliases, friends, an index.</summary>
public sealed class TreeStructuresTests
{
    [Test]
    public void Aliases_friends_and_index_of_a_tree_are_those_that_ROOT_wrote()
    {
        using var file = RootFile.Open(Repository.Shared(Path.Combine("root-files", "made", "made_tree_meta.root")));
        var trees = file.AllKeys().Where(item => item.Key.ClassName == "TTree").Select(item => file.OpenTree(item.Key.Name)).ToList();
        Assert.That(trees.SelectMany(tree => tree.Aliases).Select(alias => (alias.Name.Length, alias.Formula.Length)), Is.Not.Empty.And.None.EqualTo((0, 0)));
        Assert.That(trees.SelectMany(tree => tree.Friends).Select(friend => friend.File), Has.Some.EqualTo("").And.Some.Not.EqualTo(""));
        var indexed = trees.First(tree => tree.Index is not null);
        var index = indexed.Index!;
        Assert.That(index.Count, Is.EqualTo(indexed.Entries));
        var (majors, minors) = (indexed.Read<long>(index.Major), indexed.Read<long>(index.Minor));
        for (var entry = 0; entry < indexed.Entries; entry++)
        {
            var found = index.Find(majors[entry][0], minors[entry][0]);
            Assert.That(found, Is.Not.Null);
            Assert.That((majors[(int)found!.Value][0], minors[(int)found.Value][0]), Is.EqualTo((majors[entry][0], minors[entry][0])));
        }

        Assert.That(index.Find(long.MaxValue, 1), Is.Null);
        Assert.That(index.Find(majors[0][0], long.MinValue), Is.Null);
    }

    [Test]
    public void A_tree_of_our_own_has_none()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        var tree = file.OpenTree("Events");
        Assert.That((tree.Aliases.Count, tree.Friends.Count, tree.Index), Is.EqualTo((0, 0, (TreeIndex?)null)));
    }
}
