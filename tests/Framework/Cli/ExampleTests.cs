using System.Text.Json;
using HepAnalysis.Framework.Tests.EndToEnd;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>The example of the README on the sample that comes with it: needs no foreign file.</summary>
public sealed class ExampleTests
{
    private static readonly string Yaml = HepProgram.ExampleYaml;

    [Test]
    public void ExampleTellsTablesDrawsTheSpectrumAndWritesThreeFiles()
    {
        using var hep = new HepRun();

        Assert.That(hep.Run("run", Yaml), Is.Zero, hep.Error);
        Assert.Multiple(() =>
        {
            Assert.That(hep.Out, Does.Contain("tree Events · 45,000 events").And.Contain("5 of 91 columns read"));
            Assert.That(hep.Out, Does.Match(@"two muons +45,000 +12,402 +27\.6 % ± 0\.2"));
            Assert.That(hep.Out, Does.Match(@"opposite charge +12,402 +11,457 +92\.4 % ± 0\.2"));
            Assert.That(hep.Out, Does.Contain("m(μμ) [GeV]").And.Contain("█"));
            Assert.That(hep.Out, Does.Contain("wrote      out/dimuon.root (1 histogram) · out/dimuon.html · out/dimuon.job.json"));
            Assert.That(hep.Out.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(140));
            Assert.That(Directory.EnumerateFiles(Path.Combine(hep.Folder, "out")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "dimuon.root", "dimuon.html", "dimuon.job.json" }));
        });
    }

    [Test]
    public void JobReportHoldsWhatWasDone()
    {
        using var hep = new HepRun();
        hep.Run("run", Yaml, "--first", "20000", "--threads", "2", "--json");
        var printed = JsonDocument.Parse(hep.Out).RootElement;
        var written = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(hep.Folder, "out", "dimuon.job.json"))).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(printed.ToString(), Is.EqualTo(written.ToString()));
            Assert.That(written.GetProperty("events").GetProperty("done").GetInt64(), Is.EqualTo(20_000));
            Assert.That(written.GetProperty("input").GetProperty("files")[0].GetProperty("entries").GetInt64(), Is.EqualTo(45_000));
            Assert.That(written.GetProperty("configuration").GetProperty("sha256").GetString(), Has.Length.EqualTo(64));
            Assert.That(written.GetProperty("paths")[0].GetProperty("filters")[0].GetProperty("executed").GetInt64(), Is.EqualTo(20_000));
            Assert.That(written.GetProperty("timing").GetProperty("decompressedBytes").GetInt64(), Is.GreaterThan(0));
        });
    }

    [Test]
    public void DifferenceIsExitCodeOneAndNamesTheBin()
    {
        using var hep = new HepRun();
        hep.Run("run", Yaml, "-o", "a.root");
        hep.Run("run", Yaml, "-o", "b.root", "--threads", "3", "--block", "100");
        hep.Run("run", Yaml, "-o", "c.root", "--first", "44999");

        Assert.That(hep.Run("diff", "a.root", "b.root"), Is.Zero, hep.Out);
        Assert.That(hep.Run("diff", "a.root", "c.root:mass"), Is.EqualTo(1));
        Assert.That(hep.Run("run", Yaml, "-o", "c.root", "--first", "30000"), Is.Zero);
        Assert.That(hep.Run("diff", "a.root", "c.root"), Is.EqualTo(1));
        Assert.That(hep.Out, Does.Match(@"differs    mass: content of bin \d+ \(.*\) is \d+ and \d+"));
    }
}
