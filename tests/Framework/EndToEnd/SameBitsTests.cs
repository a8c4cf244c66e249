using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.Framework.Tests.EndToEnd;

/// <summary>With log-normal weights every byte of the output is the same, for any threads and blocks and with parts of the processor switched off.</summary>
public sealed class SameBitsTests
{
    private static readonly string[] Weighted =
    [
        "run", HepProgram.ExampleYaml, "--set", "weight=genWeight * exp(sin(MET_phi)) / cosh(Jet_pt[0]? ?? 1)",
        "--set", "paths.dimuon.mass.x=mass(Muon[0] + Muon[1]) * atan2(MET_pt, pt(Muon[0]))", "-o", "result.root",
    ];

    private static readonly Lazy<byte[]> Expected = new(() => InProcess(1, 4096));

    [Test]
    public void ThreadsAndBlocks([Values(1, 2, 3, 8)] int threads, [Values(100, 1_000, 10_000)] int block) =>
        Assert.That(InProcess(threads, block), Is.EqualTo(Expected.Value));

    // FMA had a switch of its own; in .NET 10 it goes with AVX2.
    [TestCase("DOTNET_EnableFMA", "")]
    [TestCase("DOTNET_EnableAVX2", "FMA")]
    [TestCase("DOTNET_EnableAVX512", "AVX-512")]
    [TestCase("DOTNET_EnableHWIntrinsic", "AVX")]
    public void ProcessorsThatHaveLess(string variable, string without)
    {
        using var folder = new HepRun();
        var off = new Dictionary<string, string?> { [variable] = "0" };
        var doctor = ChildProcess.Run(HepProgram.Path, ["doctor"], folder.Folder, off);
        var result = ChildProcess.Run(HepProgram.Path, Weighted, folder.Folder, off);

        Assert.Multiple(() =>
        {
            Assert.That(doctor.Output.Split('\n').Single(line => line.Contains(" vectors ")), Does.Not.Match(without.Length == 0 ? "^$" : without), "it is switched off");
            Assert.That(result.ExitCode, Is.Zero, result.Error);
            Assert.That(Output(folder), Is.EqualTo(Expected.Value));
        });
    }

    private static byte[] InProcess(int threads, int block)
    {
        using var folder = new HepRun();
        Assert.That(folder.Run([.. Weighted, "--threads", $"{threads}", "--block", $"{block}"]), Is.Zero, folder.Error);
        return Output(folder);
    }

    private static byte[] Output(HepRun folder) => File.ReadAllBytes(Path.Combine(folder.Folder, "result.root"));
}
