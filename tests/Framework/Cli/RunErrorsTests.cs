using HepAnalysis.Cli;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>What a wrong input or configuration says, its exit code, and that the folder stays as it was. The commonest ones are run as a process in <c>EndToEnd</c>.</summary>
public sealed class RunErrorsTests
{
    private const string Yaml = """
        input: { files: events.root, tree: Events, schema: nanoaod }
        paths:
          dimuon:
            - filter: two muons
              where: count(Muon) == 2
            - histogram: mass
              x: mass(Muon[0] + Muon[1])
              axis: { log: [300, 0.25, 300] }
        output: { file: out/result.root }
        """;

    [TestCase("nothing.yaml", 3, "there is no file", "a.yaml")]
    [TestCase(".", 3, "is a directory", "a.yaml")]
    [TestCase("empty.yaml", 3, "empty.yaml", "")]
    [TestCase("binary.yaml", 3, "not the YAML of an analysis", "hep inspect")]
    public void YamlThatCannotBeRead(string yaml, int code, string said, string hinted)
    {
        using var hep = Folder();
        hep.Write("empty.yaml", "");
        hep.Write("binary.yaml", "root\0\0\0");
        Check(hep, code, said, hinted, "run", yaml);
    }

    [TestCase("input.files=*.rot", 3, "no file is named like '*.rot'", "ls")]
    [TestCase("input.files=root://host//a.root", 4, "not a local file", "copy")]
    [TestCase("input.schema=nanoaodd", 4, "no schema 'nanoaodd'", "nanoaod")]
    [TestCase("paths.dimuon.mass.x=Muon[0] && 3", 4, "--set paths.dimuon.mass.x:1:", "compare")]
    [TestCase("paths.dimuon.mass.axsi=1", 4, "axsi", "axis")]
    [TestCase("output.file=events.root/x.root", 5, "cannot be written", "is a file, not a folder")]
    [TestCase("output.file=events.root", 5, "is an input", "name another file")]
    [TestCase("output.file=\"a\\0b\"", 4, "the character NUL", "single quotes")]
    [TestCase("paths.dimuon.two muons.where=count(Muon) > 0", 4, "index 1 is out of range in entry", "reject such events by a filter")]
    [TestCase("paths.dimuon.mass.x=pairs(Muon)", 4, "pairs", "docs/expressions.md")]
    [TestCase("paths.dimuon.mass.x=(", 4, "", "")]
    [TestCase("output.file=folder", 5, "is a directory", "name a file in it")]
    public void WhatIsSetDoesNotFit(string set, int code, string said, string hinted)
    {
        using var hep = Folder();
        Directory.CreateDirectory(Path.Combine(hep.Folder, "folder"));
        Check(hep, code, said, hinted, "run", "a.yaml", "--set", set);
    }

    [Test]
    public void InterruptedRunSaysWhatWasDoneAndWritesNothing()
    {
        using var hep = Folder();
        var before = hep.Files();
        using var error = new StringWriter();
        var code = HepApplication.Run(["run", "a.yaml"], new HepConsole
        {
            Out = TextWriter.Null,
            Error = error,
            WorkingDirectory = hep.Folder,
            Cancellation = new CancellationToken(canceled: true),
        });

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(130));
            Assert.That(error.ToString(), Does.Contain("interrupted before the first event").And.Contain("nothing was written"));
            Assert.That(hep.Files(), Is.EqualTo(before));
        });
    }

    [Test]
    public void DryRunWritesNothing()
    {
        using var hep = Folder();
        var before = hep.Files();

        Assert.That(hep.Run("run", "a.yaml", "--dry-run"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("everything fits"));
        Assert.That(hep.Files(), Is.EqualTo(before));
    }

    private static HepRun Folder()
    {
        var hep = new HepRun();
        hep.Write("a.yaml", Yaml);
        Assert.That(hep.Run("generate", "events.root", "--events", "500"), Is.Zero, hep.Error);
        return hep;
    }

    private static void Check(HepRun hep, int code, string said, string hinted, params string[] args)
    {
        var before = hep.Files();
        var actual = hep.Run(args);

        Assert.Multiple(() =>
        {
            Assert.That(actual, Is.EqualTo(code), hep.Error);
            Assert.That(hep.Error, Does.StartWith("hep: ").And.Contain(said).And.Contain(hinted));
            Assert.That(hep.Error, Does.Not.Contain("   at "), "a user's error has no stack trace");
            Assert.That(hep.Files(), Is.EqualTo(before), "the folder stays as it was");
        });
    }
}
