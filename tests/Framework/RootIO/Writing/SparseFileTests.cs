using HepAnalysis.Columns;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

/// <summary>Files of more than 2 and 4 GB, most of which is a gap: trees, folders, histograms and baskets on both sides of each border.</summary>
public sealed class SparseFileTests
{
    private const long TwoGigabytes = 1L << 31;
    private const long FourGigabytes = 1L << 32;
    private const int Rows = 3000;
    private const int ClusterRows = 1000;

    private const string ReadBack = """
        import ROOT, sys, uproot
        f = ROOT.TFile.Open(sys.argv[1])
        print("root", f.GetEND() > 1 << 32, f.IsZombie(), f.TestBit(ROOT.TFile.kRecovered))
        u = uproot.open(sys.argv[1])
        for name in ["low", "middle/across", "high"]:
            t = f.Get(name)
            s = 0
            for e in t:
                s += e.number * (e.x[0] + e.x[1]) if e.n == 2 else e.number
            print("root", name, t.GetEntries(), int(s))
            a = u[name].arrays(["number", "x"])
            two = a[[len(x) == 2 for x in a.x]]
            print("uproot", name, len(a), int(sum(two.number * (two.x[:, 0] + two.x[:, 1])) + sum(a.number) - sum(two.number)))
        print("root", f.Get("middle/h").GetBinContent(2), "uproot", u["middle/h"].values()[1])
        print("free", ROOT.TFile.Open(sys.argv[1], "UPDATE").GetNfree())
        """;

    [Test]
    public void A_file_beyond_four_gigabytes_reads_right()
    {
        using var folder = new TemporaryFolder();
        Write(folder["large.root"]);
        using var file = RootFile.Open(folder["large.root"]);
        var across = file.OpenTree("middle/across").Branches.Single(branch => branch.Name == "number").Baskets.Select(basket => basket.Seek).ToList();
        Assert.That(file.Length, Is.GreaterThan(FourGigabytes));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Header.IsBig, Is.True);
            Assert.That(file.Find("low").SeekKey, Is.LessThan(TwoGigabytes));
            Assert.That(file.Find("middle").SeekKey, Is.LessThan(TwoGigabytes).And.GreaterThan(TwoGigabytes - 1000));
            Assert.That(file.Find("middle/h").Version, Is.GreaterThan(1000));
            Assert.That(across[0], Is.GreaterThanOrEqualTo(TwoGigabytes));
            Assert.That(across[0], Is.LessThan(FourGigabytes));
            Assert.That(across[^1], Is.GreaterThan(FourGigabytes));
            Assert.That(file.Find("high").SeekKey, Is.GreaterThan(FourGigabytes));
            Assert.That(file.ReadHistogram("middle/h").Contents, Is.EqualTo(new double[] { 0, 1, 4, 0 }));
            Assert.That(file.ReadFreeSegments().Sum(segment => segment.Last - segment.First), Is.GreaterThan(FourGigabytes - 1_000_000));
            foreach (var tree in new[] { "low", "middle/across", "high" })
            {
                Check(file.OpenTree(tree));
            }
        }
    }

    [Test]
    [Category("Peers")]
    public void Root_and_uproot_read_a_file_beyond_four_gigabytes()
    {
        using var folder = new TemporaryFolder();
        Write(folder["large.root"]);
        int free;
        using (var file = RootFile.Open(folder["large.root"]))
        {
            free = file.ReadFreeSegments().Count;
        }

        var said = Peers.Python(ReadBack, folder["large.root"]);
        var sum = Enumerable.Range(0, Rows).Sum(i => i % 3 == 2 ? i * (i + (i + 1L)) : i);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Does.Contain("root True False False\n"));
            foreach (var tree in new[] { "low", "middle/across", "high" })
            {
                Assert.That(said, Does.Contain($"root {tree} {Rows} {sum}\n").And.Contain($"uproot {tree} {Rows} {sum}\n"));
            }

            Assert.That(said, Does.Contain("root 4.0 uproot 4.0").And.Contain($"free {free}\n"));
        }
    }

    private static void Write(string path)
    {
        using var file = RootFileWriter.Create(path);
        WriteTree(file, "low", _ => { });

        // The folder lies below the border, what it holds above.
        file.LeaveGap(TwoGigabytes - 500);
        WriteTree(file, "middle/across", row =>
        {
            switch (row)
            {
                case 0:
                    file.LeaveGap(TwoGigabytes);
                    break;
                case ClusterRows:
                    // A basket that begins below the border and ends above.
                    file.LeaveGap(FourGigabytes - 200);
                    break;
                case 2 * ClusterRows:
                    file.LeaveGap(FourGigabytes + 100_000);
                    break;
            }
        });
        file.Write(new HistogramData
        {
            Name = "middle/h",
            Title = "counts",
            Axes = [new AxisData(2, 0, 2, null, "x")],
            Contents = [0, 1, 4, 0],
            Statistics = [5, 5, 6, 8],
            Entries = 5,
        });
        WriteTree(file, "high", _ => { });
        file.Commit();
    }

    private static void WriteTree(RootFileWriter file, string name, Action<int> before)
    {
        using var number = new NumberColumn(NumberKind.Int64);
        using var offsets = new NumberColumn(NumberKind.Int32);
        using var values = new NumberColumn(NumberKind.Float32);
        ColumnInfo[] columns = [new("number", number.ItemType), new("x", new ColumnType.List(values.ItemType), "n")];
        using var tree = file.CreateTree(name, "", columns, new RootTreeOptions { BasketBytes = 4000 });
        for (var first = 0; first < Rows; first += ClusterRows)
        {
            before(first);
            var numbers = number.Resize<long>(ClusterRows);
            var ends = offsets.Resize<int>(ClusterRows + 1);
            ends[0] = 0;
            for (var i = 0; i < ClusterRows; i++)
            {
                numbers[i] = first + i;
                ends[i + 1] = ends[i] + ((first + i) % 3);
            }

            var items = values.Resize<float>(ends[^1]);
            for (var i = 0; i < ClusterRows; i++)
            {
                for (var item = 0; item < ends[i + 1] - ends[i]; item++)
                {
                    items[ends[i] + item] = first + i + item;
                }
            }

            tree.Write([number, new ListColumn(offsets, values)], ClusterRows);
            tree.EndCluster();
        }

        tree.Commit();
    }

    private static void Check(RootTree tree)
    {
        using var reader = tree.OpenReader();
        reader.BeginTask(0, Rows);
        var numbers = ((NumberColumn)reader.Read(Index(tree, "number"), 0, Rows)).Values<long>().ToArray();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, Rows)), tree.Name);
        var lists = (ListColumn)reader.Read(Index(tree, "x"), 0, Rows);
        var expected = Enumerable.Range(0, Rows).SelectMany(i => Enumerable.Range(i, i % 3)).Select(value => (float)value);
        Assert.That(((NumberColumn)lists.Content).Values<float>().ToArray(), Is.EqualTo(expected), tree.Name);
    }

    private static int Index(RootTree tree, string name) => tree.Columns.Index().Single(item => item.Item.Name == name).Index;
}
