using HepAnalysis.Cli;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>The command line itself: help, version, and what it says to a typing error.</summary>
public sealed class UsageTests
{
    [TestCase("run")]
    [TestCase("inspect")]
    [TestCase("check")]
    [TestCase("recover")]
    [TestCase("show")]
    [TestCase("diff")]
    [TestCase("modules")]
    [TestCase("generate")]
    [TestCase("doctor")]
    [TestCase("rucio")]
    [TestCase("rucio", "ls")]
    [TestCase("rucio", "files")]
    [TestCase("rucio", "replicas")]
    [TestCase("rucio", "rules")]
    [TestCase("rucio", "download")]
    [TestCase("rucio", "upload")]
    [TestCase("rucio", "add-rule")]
    public void HelpOfACommandHasAnExample(params string[] command)
    {
        using var hep = new HepRun();
        var code = hep.Run([.. command, "--help"]);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(hep.Out, Does.Contain($"Example:  hep {string.Join(' ', command)}"));
            Assert.That(hep.Out, Does.Not.Contain("--block"), "an option for tests is nobody's business");
            Assert.That(hep.Out.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(130));
        });
    }

    [Test]
    public void HelpNamesEveryCommandAndWhereToBegin()
    {
        using var hep = new HepRun();
        hep.Run("--help");

        Assert.Multiple(() =>
        {
            Assert.That(hep.Out, Does.Contain("hep run examples/dimuon/dimuon.yaml"));
            Assert.That(hep.Out, Does.Contain("run YAML").And.Contain("inspect FILE[:PATH]").And.Contain("show FILE:PATH").And.Contain("diff A B"));
        });
    }

    [TestCase("help", "Begin with")]
    [TestCase("help run", "Usage:    hep run")]
    public void HelpIsACommandToo(string args, string said)
    {
        using var hep = new HepRun();

        Assert.That(hep.Run(args.Split(' ')), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain(said));
    }

    [Test]
    public void VersionIsThatOfTheBuild()
    {
        using var hep = new HepRun();

        Assert.That(hep.Run("--version"), Is.Zero);
        Assert.That(hep.Out, Is.EqualTo($"hep {HepApplication.Version}{Environment.NewLine}"));
        Assert.That(Version.TryParse(HepApplication.Version, out _), Is.True);
    }

    [TestCase(new[] { "rnu", "a.yaml" }, "no command 'rnu'", "did you mean hep run?")]
    [TestCase(new[] { "rucio", "fils", "mc:a" }, "no command 'rucio fils'", "did you mean hep rucio files?")]
    [TestCase(new[] { "rucio", "files" }, "hep rucio files wants SCOPE:NAME", "hep rucio files --help")]
    [TestCase(new[] { "rucio" }, "hep rucio COMMAND --help", "ping")]
    [TestCase(new[] { "run", "a.yaml", "--thread", "2" }, "no option '--thread'", "did you mean --threads?")]
    [TestCase(new[] { "run", "a.yaml", "--threads", "two" }, "--threads wants N, not 'two'", "hep run --help")]
    [TestCase(new[] { "run", "a.yaml", "--first", "-5" }, "--first wants a number", "-5")]
    [TestCase(new[] { "run" }, "hep run wants YAML", "hep run --help")]
    [TestCase(new[] { "diff", "a.root" }, "hep diff wants B", "hep diff --help")]
    [TestCase(new[] { "diff", "a", "b", "c" }, "cannot use 'c'", "hep diff --help")]
    [TestCase(new[] { "run", "a.yaml", "--set", "weight" }, "NAME=VALUE", "'weight'")]
    [TestCase(new[] { "show", "a.root", "--json", "--csv" }, "two outputs", "one of them")]
    [TestCase(new string[0], "hep COMMAND --help", "Begin with")]
    public void WrongUsageSaysWhatExists(string[] args, string said, string hinted)
    {
        using var hep = new HepRun();
        hep.Write("a.yaml", "input: { files: a.root }\npaths: { p: [] }\n");
        var code = hep.Run(args);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(hep.Error, Does.Contain(said));
            Assert.That(hep.Error, Does.Contain(hinted));
            Assert.That(hep.Out, Is.Empty);
        });
    }

    [Test]
    public void DoctorNamesCodecsAndVectors()
    {
        using var hep = new HepRun();

        Assert.That(hep.Run("doctor"), Is.Zero);
        Assert.That(hep.Out, Does.Contain("zstd").And.Contain("lz4").And.Contain("zlib").And.Contain("lzma").And.Contain("vectors").And.Contain("cores"));
        Assert.That(hep.Run("doctor", "--json"), Is.Zero);
        Assert.That(System.Text.Json.JsonDocument.Parse(hep.Out).RootElement.GetProperty("findings").GetArrayLength(), Is.GreaterThan(8));
    }
}
