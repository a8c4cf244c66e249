using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

/// <summary>What ROOT itself says and draws of our trees, and files with positions of 64 bits.</summary>
public sealed class LargeFileTests
{
    private const string Draw = """
        import ROOT, sys
        ROOT.gROOT.SetBatch(True)
        f = ROOT.TFile.Open(sys.argv[1])
        t = f.Get("t")
        t.Print()
        t.Scan("x:y", "x > 997", "colsize=12")
        print("drawn", t.Draw("x", "x >= 500", "goff"), t.Draw("y:x", "", "goff"), t.GetV1()[0])
        """;

    private const string ReadBack = """
        import ROOT, sys, uproot
        f = ROOT.TFile.Open(sys.argv[1])
        t = f.Get("t")
        n = t.GetEntries()
        t.GetEntry(n - 1)
        print("root", n, t.wide[999], f.GetEND() > 1 << 31)
        u = uproot.open(sys.argv[1])["t"]
        print("uproot", u.num_entries, u["wide"].array(entry_start=n - 1)[0][999])
        """;

    [Test]
    [Category("Peers")]
    public void RootPrintsScansAndDraws()
    {
        using var folder = new TemporaryFolder();
        using (var tree = RootFileWriter.CreateTreeFile(
            folder["t.root"], "t", "a tree", [new("x", new ColumnType.Number(NumberKind.Float64)), new("y", new ColumnType.Number(NumberKind.Int32))]))
        {
            var x = new NumberColumn(NumberKind.Float64);
            var y = new NumberColumn(NumberKind.Int32);
            Enumerable.Range(0, 1000).Select(i => (double)i).ToArray().CopyTo(x.Resize<double>(1000));
            Enumerable.Range(0, 1000).Select(i => 7 * i).ToArray().CopyTo(y.Resize<int>(1000));
            tree.Write([x, y], 1000);
            tree.Commit();
        }

        var said = Peers.Python(Draw, folder["t.root"]);
        Assert.Multiple(() =>
        {
            Assert.That(said, Does.Contain("Entries :     1000").And.Contain("*Br    1 :y"));
            Assert.That(said, Does.Match(@"\* +999 +\* +6993 +\*"));
            Assert.That(said, Does.Contain("drawn 500 1000 "));
            Assert.That(said, Does.Not.Contain("Error").And.Not.Contain("Warning"));
        });
    }

    [Test]
    [Category("Peers")]
    [Category("Soak")]
    public void FileBeyondTwoGigabytesIsReadBack()
    {
        const int Entries = 300_000;
        const int Block = 1_000;
        using var folder = new TemporaryFolder();
        var path = folder["large.root"];
        var wide = new NumberColumn(NumberKind.Float64);
        using (var tree = RootFileWriter.CreateTreeFile(
            path, "t", "", [new("wide", new ColumnType.FixedArray(new ColumnType.Number(NumberKind.Float64), 1000))],
            new RootTreeOptions { Compression = CompressionSetting.Parse("none") }, new RootFileOptions { Compression = CompressionSetting.Parse("none") }))
        {
            for (var first = 0; first < Entries; first += Block)
            {
                var values = wide.Resize<double>(Block * 1000);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = first + (i / 1000) + (i % 1000 / 1024.0);
                }

                tree.Write([new FixedArrayColumn(wide, 1000)], Block);
            }

            tree.Commit();
        }

        var said = Peers.Python(ReadBack, path);
        using var file = RootFile.Open(path);
        using var reader = file.OpenTree("t").OpenReader();
        reader.BeginTask(0, Entries);
        var last = (NumberColumn)((FixedArrayColumn)reader.Read(0, Entries - 1, 1)).Content;
        var expected = Entries - 1 + (999 / 1024.0);
        Assert.Multiple(() =>
        {
            Assert.That(new FileInfo(path).Length, Is.GreaterThan(2_400_000_000));
            Assert.That(file.Header.IsBig, Is.True);
            Assert.That(last.Buffer.Values<double>(1000)[999], Is.EqualTo(expected));
            Assert.That(said, Does.Contain($"root {Entries} {expected} True").And.Contain($"uproot {Entries} {expected}"));
        });
    }
}
