using System.Runtime.Versioning;
using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.Framework.Tests.EndToEnd;

/// <summary>Disks that are full and folders that may not be written or listed, met by the real program.</summary>
[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
public sealed class OutputErrorsTests
{
    [TestCase("'{0}' run '{1}' -o out/result.root --set output.report= --set 'paths.dimuon.mass.axis={{regular: [20000, 0, 200]}}' --set weight=genWeight")]
    [TestCase("'{0}' generate out/result.root --events 5000")]
    public void FileThatMayNotGrow(string command)
    {
        using var folder = Folder();
        var before = folder.Files();

        // The runtime itself makes a file to write code into, unless it is told not to: the limit is meant for ours.
        var result = ChildProcess.Run(
            "sh", ["-c", "ulimit -f 8; exec " + string.Format(command, HepProgram.Path, HepProgram.ExampleYaml)], folder.Folder,
            new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0" });

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(5), result.Error);
            Assert.That(result.Error, Does.Contain("result.root' cannot be written").And.Contain("  why:   ").And.Contain("is the disk full?"));
            Assert.That(result.Error, Does.Not.Contain("   at "));
            Assert.That(result.Output, Does.Not.Contain("wrote"));
            Assert.That(folder.Files(), Is.EqualTo(before));
        });
    }

    [TestCase("out/result.root")]
    [TestCase("out/new/result.root")]
    public void FolderThatMayNotBeWrittenIsSaidBeforeTheFirstEvent(string output)
    {
        using var folder = Folder();
        var before = folder.Files();
        ProcessResult result;
        using (new Permissions(Path.Combine(folder.Folder, "out"), UnixFileMode.UserRead | UnixFileMode.UserExecute))
        {
            result = HepProgram.RunBoundByPermissions(folder, "run", HepProgram.ExampleYaml, "-o", output);
        }

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(5), result.Error);
            Assert.That(result.Error, Does.Contain("no file can be made in the folder").And.Contain("permission denied").And.Contain("-o FILE"));
            Assert.That(result.Output, Is.Empty);
            Assert.That(folder.Files(), Is.EqualTo(before));
        });
    }

    [Test]
    public void FolderOfAGlobThatMayNotBeListed()
    {
        using var folder = Folder();
        ProcessResult result;
        using (new Permissions(Path.Combine(folder.Folder, "out"), UnixFileMode.None))
        {
            result = HepProgram.RunBoundByPermissions(folder, "run", HepProgram.ExampleYaml, "--set", "input.files=out/*.root", "--set", "output.report=", "-o", "other.root");
        }

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(3), result.Error);
            Assert.That(result.Error, Does.Contain("out' cannot be listed").And.Contain("permission denied").And.Contain("--set input.files:1:1"));
            Assert.That(result.Output, Is.Empty);
        });
    }

    private static HepRun Folder()
    {
        var folder = new HepRun();
        folder.Write("out/result.root", "the output of the run before");
        folder.Write("out/result.job.json", "and its report");
        return folder;
    }

    /// <summary>Permissions of a folder for a while: with them it could not be deleted.</summary>
    private sealed class Permissions : IDisposable
    {
        private readonly string path;
        private readonly UnixFileMode before;

        public Permissions(string path, UnixFileMode mode)
        {
            this.path = path;
            before = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, mode);
        }

        public void Dispose() => File.SetUnixFileMode(path, before);
    }
}
