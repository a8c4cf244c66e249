using HepAnalysis.Columns;
using HepAnalysis.Columns.Digest;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.Trees;

/// <summary>Windows of a distant source: fewer questions, the same content, bounded memory, no basket twice.</summary>
public sealed class ReadingAheadTests
{
    private const int BlockEntries = 100;
    private static readonly byte[] Stored = OwnTree.Bytes("none");
    private static readonly byte[] Compressed = OwnTree.Bytes();

    [TestCase(true, 0)]
    [TestCase(true, 3_000)]
    [TestCase(true, 40_000)]
    [TestCase(true, 16_000_000)]
    [TestCase(false, 3_000)]
    [TestCase(false, 16_000_000)]
    public void Content_does_not_depend_on_how_much_is_read_ahead(bool stored, int readAhead)
    {
        var content = stored ? Stored : Compressed;
        Assert.That(Digests(new DistantSource(content, readAhead)), Is.EqualTo(Digests(new DistantSource(content, 0))));
    }

    [Test]
    public void A_window_takes_few_requests_and_no_basket_twice()
    {
        using var near = new DistantSource(Stored, 0);
        _ = Digests(near);
        using var distant = new DistantSource(Stored, 16_000_000);
        _ = Digests(distant);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(distant.Requests, Is.LessThan(near.Requests / 4));
            Assert.That(distant.Bytes, Is.EqualTo(near.Bytes));
        }
    }

    [Test]
    public void No_request_is_larger_than_the_window_or_one_basket()
    {
        const int Window = 20_000;
        using var distant = new DistantSource(Stored, Window);
        using var file = RootFile.Open(distant);
        var tree = file.OpenTree("Events");
        var metadata = distant.LargestRequest;
        _ = Digests(tree);
        Assert.That(distant.LargestRequest, Is.LessThanOrEqualTo(Math.Max(metadata, Window)));
    }

    [Test]
    public void Columns_that_are_touched_seldom_are_right()
    {
        using var file = RootFile.Open(new DistantSource(Stored, 5_000));
        var tree = file.OpenTree("Events");
        using var reader = tree.OpenReader();
        using var other = tree.OpenReader();
        var random = new Random(3);
        var clusters = tree.ClusterBoundaries([0]);
        for (var task = 0; task + 1 < clusters.Count; task++)
        {
            var first = clusters[task];
            var count = (int)(clusters[task + 1] - first);
            reader.BeginTask(first, count);
            other.BeginTask(first, count);
            for (var at = 0; at < count; at += 50)
            {
                for (var column = 0; column < tree.Columns.Count; column++)
                {
                    if (random.Next(column + 1) == 0)
                    {
                        Assert.That(Values(reader.Read(column, first + at, 50)), Is.EqualTo(Values(other.Read(column, first + at, 50))));
                    }
                }

                // The other reader takes every column in turn, so that its windows are cut elsewhere.
                _ = other.Read(random.Next(tree.Columns.Count), first + at, 50);
            }
        }
    }

    private static List<string> Digests(DistantSource source)
    {
        var file = RootFile.Open(source);
        return Digests(file.OpenTree("Events"));
    }

    private static List<string> Digests(HepAnalysis.RootIO.Trees.RootTree tree)
    {
        using var reader = tree.OpenReader();
        var digesters = tree.Columns.Select(info => new ColumnDigester(info.Type)).ToList();
        var clusters = tree.ClusterBoundaries([0]);
        for (var task = 0; task + 1 < clusters.Count; task++)
        {
            reader.BeginTask(clusters[task], clusters[task + 1] - clusters[task]);
            for (var first = clusters[task]; first < clusters[task + 1]; first += BlockEntries)
            {
                for (var column = 0; column < digesters.Count; column++)
                {
                    digesters[column].Add(reader.Read(column, first, (int)Math.Min(BlockEntries, clusters[task + 1] - first)));
                }
            }
        }

        var digests = digesters.SelectMany(digester => digester.Finish()).Select(digest => digest.ToString()).ToList();
        digesters.ForEach(digester => digester.Dispose());
        return digests;
    }

    private static string Values(Column column)
    {
        using var digester = new ColumnDigester(column.ItemType);
        digester.Add(column);
        return string.Join(' ', digester.Finish());
    }
}
