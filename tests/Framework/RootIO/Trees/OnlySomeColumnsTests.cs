using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Trees;

/// <summary>A tree of which only some columns are asked for.</summary>
public sealed class OnlySomeColumnsTests
{
    [Test]
    public void Nothing_is_parsed_that_was_not_asked_for()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        var tree = file.OpenTree("Events");
        var jets = tree.Only(["Jet_p"]);
        Assert.That(jets.Columns.Select(column => column.Name), Is.EqualTo((string[])["nJet", "Jet_p"]), "the column, and what counts its items");
        var branches = RootBranch.Children(tree.Object, "fBranches").ToList();
        Assert.That(branches.Where(branch => branch.IsRead).Select(branch => branch.PeekName()), Is.EquivalentTo((string[])["nJet", "Jet_p"]));
        Assert.That(tree.Read<uint>("run").Count, Is.EqualTo(OwnTree.Entries));
        Assert.That(branches.Count(branch => branch.IsRead), Is.EqualTo(3));
        Assert.That(tree.Columns.Count, Is.GreaterThan(3));
        Assert.That(branches.All(branch => branch.IsRead), Is.True);
    }

    // Sub-branches of every kind, leaf lists, counters in other branches, names that are taken twice.
    [TestCase("made/made_tree_*.root")]
    [TestCase("uproot-*.root")]
    [TestCase("roottest__*.root")]
    public void A_column_alone_is_what_it_is_among_all(string files)
    {
        const int MostColumns = 120;
        var compared = 0;
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(Repository.Shared(Path.Combine("root-files", "FORMAT.md")))!, files))
        {
            using var file = RootFile.Open(path);
            foreach (var (directory, key) in file.AllKeys().Where(item => item.Key.ClassName == "TTree"))
            {
                compared += CompareAlone(file, directory.Length == 0 ? key.NameCycle : $"{directory}/{key.NameCycle}", MostColumns);
            }
        }

        Assert.That(compared, Is.GreaterThan(100));
    }

    [Test]
    public void A_column_alone_is_what_it_is_among_all_of_our_own() => Assert.That(CompareAlone(OwnTree.Open(OwnTree.Bytes()), "Events", 100), Is.EqualTo(8));

    [Test]
    public void Threads_that_ask_for_branches_of_one_tree_at_once_read_the_same()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        var names = file.OpenTree("Events").Columns.Select(column => column.Name).ToList();
        for (var round = 0; round < 20; round++)
        {
            var tree = file.OpenTree("Events");
            var titles = new string[4][];
            Parallel.For(0, titles.Length, i => titles[i] = [.. names.Select((_, j) => tree.Only([names[(i + j) % names.Count]])).SelectMany(part => part.Columns.Select(column => column.Name)).Order().Distinct()]);
            Assert.That(titles, Has.All.EqualTo(names.Order()));
        }
    }

    private static int CompareAlone(RootFile file, string path, int most)
    {
        var columns = file.OpenTree(path).Columns;
        foreach (var column in columns.Take(most))
        {
            var alone = file.OpenTree(path).Only([column.Name]).Columns;
            Assert.That(alone, Has.Some.EqualTo(column), $"{file.Name}:{path}");
            Assert.That(alone, Has.Count.LessThanOrEqualTo(columns.Count));
        }

        return Math.Min(columns.Count, most);
    }
}
