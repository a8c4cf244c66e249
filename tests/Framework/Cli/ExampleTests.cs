using System.Text.Json;
using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>The example of the README on the sample that comes with it: needs no foreign file.</summary>
public sealed class ExampleTests
{
    private static readonly string Yaml = Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml");
    private static readonly string Sample = Path.Combine(Repository.Root, "data-samples", "dimuon.root");
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "HepAnalysis.Cli");

    [Test]
    public void ExampleTellsTablesDrawsTheSpectrumAndWritesTwoFiles()
    {
        using var hep = new HepRun();

        Assert.That(hep.Run("run", Yaml), Is.Zero, hep.Error);
        Assert.Multiple(() =>
        {
            Assert.That(hep.Out, Does.Contain("tree Events · 45,000 events").And.Contain("5 of 91 columns read"));
            Assert.That(hep.Out, Does.Match(@"two muons +45,000 +12,402 +27\.6 % ± 0\.2"));
            Assert.That(hep.Out, Does.Match(@"opposite charge +12,402 +11,457 +92\.4 % ± 0\.2"));
            Assert.That(hep.Out, Does.Contain("m(μμ) [GeV]").And.Contain("█"));
            Assert.That(hep.Out, Does.Contain("wrote      out/dimuon.root (1 histogram) · out/dimuon.job.json"));
            Assert.That(hep.Out.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(140));
            Assert.That(Directory.EnumerateFiles(Path.Combine(hep.Folder, "out")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "dimuon.root", "dimuon.job.json" }));
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

    [Test]
    public void WithoutVectorsAndFusedArithmeticEveryByteIsTheSame()
    {
        using var folder = new HepRun();
        var plain = ChildProcess.Run(Program, ["run", Yaml, "-o", "plain.root", "--set", "weight=MET_pt"], folder.Folder);
        var off = new Dictionary<string, string?> { ["DOTNET_EnableFMA"] = "0", ["DOTNET_EnableAVX2"] = "0", ["DOTNET_EnableAVX512F"] = "0" };
        var slow = ChildProcess.Run(Program, ["run", Yaml, "-o", "slow.root", "--set", "weight=MET_pt"], folder.Folder, off);

        Assert.Multiple(() =>
        {
            Assert.That(plain.ExitCode, Is.Zero, plain.Error);
            Assert.That(slow.ExitCode, Is.Zero, slow.Error);
            Assert.That(File.ReadAllBytes(Path.Combine(folder.Folder, "slow.root")), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder.Folder, "plain.root"))));
        });
    }

    [Test]
    public async Task InterruptStopsALongRunAndLeavesTheFolderAsItWas()
    {
        using var folder = new HepRun();
        var files = string.Join(',', Enumerable.Repeat(Sample, 600));
        using var hep = ChildProcess.Start(Program, ["run", Yaml, "--set", $"input.files={files}"], folder.Folder);
        await hep.Says("input ");
        hep.SendInterrupt();
        var result = hep.Wait();

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(130), result.Error);
            Assert.That(result.Error, Does.Match("interrupted after [0-9,]+ of 27,000,000 events").And.Contain("nothing was written"));
            Assert.That(folder.Files(), Is.Empty);
        });
    }
}
