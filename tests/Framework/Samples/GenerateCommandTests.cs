using HepAnalysis.Cli;
using HepAnalysis.Framework.Tests.Cli;

namespace HepAnalysis.Framework.Tests.Samples;

/// <summary><c>hep generate</c> as its user sees it.</summary>
public sealed class GenerateCommandTests
{
    [Test]
    public void ThreadsDoNotChangeTheFile()
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("generate", "a.root", "-n", "3000", "--seed", "5", "--threads", "1"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Match(@"events +━+ 100 %").And.Match(@"wrote      a\.root \(tree Events, 3,000 events, 0\.\d MB, zstd:5\)"));
        Assert.That(hep.Run("generate", "b.root", "-n", "3000", "--seed", "5", "--threads", "3"), Is.Zero, hep.Error);
        Assert.That(File.ReadAllBytes(Path.Combine(hep.Folder, "b.root")), Is.EqualTo(File.ReadAllBytes(Path.Combine(hep.Folder, "a.root"))));
    }

    [Test]
    public void AFileThatIsThereIsReplacedByAWholeOneOnly()
    {
        using var hep = new HepRun();
        hep.Write("a.root", "something of mine");
        var before = hep.Files();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new HepConsole { Out = output, Error = error, WorkingDirectory = hep.Folder, Cancellation = cancelled.Token };
        Assert.That(HepApplication.Run(["generate", "a.root", "-n", "100000", "--threads", "2"], console), Is.EqualTo(130), error.ToString());
        Assert.That(hep.Files(), Is.EqualTo(before));

        Assert.That(hep.Run("generate", "a.root", "-n", "10"), Is.Zero, hep.Error);
        Assert.That(hep.Files(), Has.Count.EqualTo(1).And.Not.EqualTo(before));
    }

    [TestCase("--events", "-1", "--events wants a number of events")]
    [TestCase("--threads", "-2", "--threads wants a number")]
    [TestCase("--events", "many", "--events wants N")]
    [TestCase("--codec", "zip", "no algorithm is called 'zip'")]
    public void WhatCannotBeIsSaidBeforeAFileIsMade(string option, string value, string said)
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("generate", "a.root", option, value), Is.Not.Zero);
        Assert.That(hep.Error, Does.Contain(said));
        Assert.That(hep.Files(), Is.Empty);
    }
}
