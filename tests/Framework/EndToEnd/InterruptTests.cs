using System.Runtime.Versioning;
using HepAnalysis.Framework.Tests.Cli;

namespace HepAnalysis.Framework.Tests.EndToEnd;

/// <summary>Ctrl-C and SIGTERM while the real program is at work: it says what was done and leaves the folder as it was.</summary>
[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
public sealed class InterruptTests
{
    private const string CtrlC = "\u0003";

    // The bar of a terminal has 26 of these when all is done.
    private const string FifthOfABar = "━━━━━";

    private static readonly string[] LongRun =
        ["run", HepProgram.ExampleYaml, "--set", $"input.files={string.Join(',', Enumerable.Repeat(HepProgram.Sample, 600))}"];

    [Test]
    public async Task CtrlCLateInARunOnATerminal()
    {
        using var folder = Folder();
        var before = folder.Files();
        using var hep = HepProgram.StartOnATerminal(folder, LongRun);
        await hep.Says(FifthOfABar);
        hep.Type(CtrlC);
        var result = hep.Wait();

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(130), result.Output);
            Assert.That(result.Output, Does.Match("hep: interrupted after [1-9][0-9,]+ of [1-9][0-9,]{9} events").And.Contain("nothing was written"));
            Assert.That(result.Output, Does.Not.Contain("wrote"));
            Assert.That(folder.Files(), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task CtrlCWhileAFileIsGenerated()
    {
        using var folder = Folder();
        var before = folder.Files();
        using var hep = HepProgram.StartOnATerminal(folder, "generate", "out/dimuon.root", "--events", "3000000", "--codec", "lz4");
        await hep.Says("━");
        hep.Type(CtrlC);
        var result = hep.Wait();

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(130), result.Output);
            Assert.That(result.Output, Does.Match("hep: interrupted after [1-9][0-9,]+ of 3,000,000 events").And.Contain("nothing was written"));
            Assert.That(folder.Files(), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task WhatABatchSystemSendsEndsARunInTheSameWay()
    {
        using var folder = Folder();
        var before = folder.Files();
        using var hep = HepProgram.Start(folder, LongRun);
        await hep.Says("input ");
        hep.SendTerminate();
        var result = hep.Wait();

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(130), result.Error);
            Assert.That(result.Error, Does.Match("^hep: interrupted after [0-9,]+ of [1-9][0-9,]{9} events").And.Contain("nothing was written"));
            Assert.That(folder.Files(), Is.EqualTo(before));
        });
    }

    private static HepRun Folder()
    {
        var folder = new HepRun();
        folder.Write("out/dimuon.root", "the output of the run before");
        folder.Write("out/dimuon.job.json", "and its report");
        return folder;
    }
}
