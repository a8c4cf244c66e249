using HepAnalysis.Framework.Tests.RootIO.Trees;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO;

public sealed class LookupTests
{
    [Test]
    public void A_mistyped_tree_offers_the_nearest_names_and_is_a_configuration_error()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        Assert.That(
            () => file.OpenTree("Event"),
            Throws.TypeOf<ObjectNotFoundException>().With.Property("Kind").EqualTo(ErrorKind.Configuration).And.Message.Contains("Events"));
    }

    [Test]
    public void A_cycle_that_is_not_there_is_an_error()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        Assert.That(file.Find("Events;1").Name, Is.EqualTo("Events"));
        Assert.That(() => file.Find("Events;7"), Throws.TypeOf<ObjectNotFoundException>());
    }

    [Test]
    public void Free_segments_end_with_the_rest_of_the_largest_file()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        Assert.That(file.ReadFreeSegments()[^1].First, Is.EqualTo(file.Header.End));
    }

    [TestCase("uproot-nesteddirs.root", "one/two/tree")]
    [TestCase("uproot-nesteddirs.root", "/three/tree;1")]
    public void Paths_go_through_directories(string name, string path)
    {
        using var file = RootFile.Open(Repository.Shared("root-files", name));
        Assert.That(file.OpenTree(path).Entries, Is.GreaterThan(0));
    }

    [Test]
    public void An_rntuple_is_no_tree_and_both_are_events()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "test_bit_rntuple_v1-0-0-0.root"));
        var name = file.Root.Keys[0].Name;
        Assert.That(() => file.OpenTree(name), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("ROOT::RNTuple"));
        Assert.That(file.OpenEvents(name).EntryCount, Is.EqualTo(file.OpenRNTuple(name).Entries).And.GreaterThan(0));
    }

    [TestCase("hello, this is text", "text")]
    [TestCase("", "empty")]
    public void What_is_no_root_file_says_what_it_is(string text, string name)
    {
        var content = System.Text.Encoding.ASCII.GetBytes(text);
        Assert.That(() => RootFile.Open(new MemorySource(name, content)), Throws.InstanceOf<HepException>().With.Property("Kind").EqualTo(ErrorKind.Input));
    }

    [Test]
    public void Times_are_readable() => Assert.That(new RootDatime(((2012u - 1995) << 26) | (5 << 22) | (31 << 17) | (13 << 12) | (7 << 6) | 59).ToString(), Is.EqualTo("2012-05-31 13:07:59"));
}
