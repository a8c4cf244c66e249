using HepAnalysis.Columns;
using HepAnalysis.Columns.Digest;

namespace HepAnalysis.Framework.Tests.RootIO.Trees;

/// <summary>Whatever the blocks and their order, an entry's values are the same.</summary>
public sealed class ReadingOrderTests
{
    private static readonly byte[] Content = OwnTree.Bytes();

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(399)]
    [TestCase(1000)]
    public void Blocks_of_any_size_give_the_same_content(int blockEntries) =>
        Assert.That(Digests(Content, blockEntries), Is.EqualTo(Digests(Content, OwnTree.Entries)));

    [TestCase("none")]
    [TestCase("zlib:1")]
    [TestCase("lz4:1")]
    public void Every_codec_gives_the_same_content(string compression) =>
        Assert.That(Digests(OwnTree.Bytes(compression), 500), Is.EqualTo(Digests(Content, 500)));

    [Test]
    public void Blocks_that_are_passed_over_change_nothing_in_those_that_are_read()
    {
        using var file = OwnTree.Open(Content);
        var tree = file.OpenTree("Events");
        var random = new Random(5);
        for (var column = 0; column < tree.Columns.Count; column++)
        {
            using var all = tree.OpenReader();
            all.BeginTask(0, tree.Entries);
            using var some = tree.OpenReader();
            some.BeginTask(0, tree.Entries);
            for (var i = 0; i < 60; i++)
            {
                // Backwards too: more than is promised of a reader, and what a second look at a block needs.
                var first = random.Next(OwnTree.Entries - 50);
                var count = 1 + random.Next(50);
                Assert.That(Values(some.Read(column, first, count)), Is.EqualTo(Slice(all, column, first, count)), $"{tree.Columns[column].Name} from {first}, {count} entries");
            }
        }
    }

    [Test]
    public void Lists_with_one_counter_share_their_offsets()
    {
        using var file = OwnTree.Open(Content);
        var tree = file.OpenTree("Events");
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        var names = tree.Columns.Select(info => info.Name).ToList();
        var pt = (ListColumn)reader.Read(names.IndexOf("Muon_pt"), 100, 300);
        var charge = (ListColumn)reader.Read(names.IndexOf("Muon_charge"), 100, 300);
        Assert.That(charge.OffsetColumn, Is.SameAs(pt.OffsetColumn));
        Assert.That(tree.Columns[names.IndexOf("Muon_charge")].Counter, Is.EqualTo("nMuon"));
    }

    [Test]
    public void A_file_that_says_nothing_of_roots_own_classes_is_read_all_the_same()
    {
        // fSeekInfo and fNbytesInfo of the small header.
        var silent = (byte[])Content.Clone();
        silent.AsSpan(37, 8).Clear();
        using (var file = OwnTree.Open(silent))
        {
            Assert.That(file.Streamers.All, Is.Empty);
        }

        Assert.That(Digests(silent, 500), Is.EqualTo(Digests(Content, 500)));
    }

    [Test]
    public void Clusters_are_the_files_own()
    {
        using var file = OwnTree.Open(Content);
        Assert.That(file.OpenTree("Events").ClusterBoundaries([0]), Is.EqualTo((long[])[0, 400, 800, 1200, 1600, 2000, 2400, 2500]));
    }

    [Test]
    public void A_second_pass_allocates_nothing()
    {
        using var file = OwnTree.Open(OwnTree.Bytes("none"));
        var tree = file.OpenTree("Events");
        using var reader = tree.OpenReader();
        void Pass()
        {
            reader.BeginTask(0, OwnTree.Entries);
            for (var first = 0; first < OwnTree.Entries; first += 500)
            {
                for (var column = 0; column < tree.Columns.Count; column++)
                {
                    _ = reader.Read(column, first, 500);
                }
            }
        }

        Pass();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(500));
    }

    private static List<string> Digests(byte[] content, int blockEntries)
    {
        using var file = OwnTree.Open(content);
        var tree = file.OpenTree("Events");
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        var digests = new List<string>();
        for (var column = 0; column < tree.Columns.Count; column++)
        {
            using var digester = new ColumnDigester(tree.Columns[column].Type);
            for (var first = 0; first < OwnTree.Entries; first += blockEntries)
            {
                digester.Add(reader.Read(column, first, Math.Min(blockEntries, OwnTree.Entries - first)));
            }

            digests.AddRange(digester.Finish().Select(digest => $"{tree.Columns[column].Name} {digest}"));
        }

        return digests;
    }

    private static string Values(Column column)
    {
        using var digester = new ColumnDigester(column.ItemType);
        digester.Add(column);
        return string.Join(' ', digester.Finish());
    }

    // The same entries, one by one in rising order.
    private static string Slice(IColumnReader reader, int column, int first, int count)
    {
        ColumnDigester? digester = null;
        for (var i = 0; i < count; i++)
        {
            var one = reader.Read(column, first + i, 1);
            digester ??= new ColumnDigester(one.ItemType);
            digester.Add(one);
        }

        using (digester)
        {
            return string.Join(' ', digester!.Finish());
        }
    }
}
