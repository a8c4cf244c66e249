using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

/// <summary>Readers that are not ours: ROOT, uproot, node.</summary>
internal static class Peers
{
    /// <summary>The answer of <c>answers-root</c> or <c>answers-uproot</c> about a file; skips, and says why, where the peers are not unpacked.</summary>
    public static JsonElement Answer(string program, string file)
    {
        var answer = file + "." + program + ".json.gz";
        var (code, said) = Run(Repository.Shared("peers", program), file, answer);
        Assert.That(code, Is.Zero, $"{program} {file}: {said}");
        using var stream = new GZipStream(File.OpenRead(answer), CompressionMode.Decompress);
        return JsonDocument.Parse(stream).RootElement.Clone();
    }

    /// <summary>Runs Python with ROOT and uproot.</summary>
    public static string Python(string program, params string[] arguments)
    {
        var (code, said) = Run(Path.Combine(Folder(), "bin", "peers-python"), ["-c", program, .. arguments]);
        Assert.That(code, Is.Zero, said);
        return said;
    }

    public static string Difference(string file)
    {
        var (code, said) = Run(Repository.Shared("peers", "answers-diff"), file + ".answers-root.json.gz", file + ".answers-uproot.json.gz");
        Assert.That(code, Is.Zero, said);
        return said;
    }

    public static (int Code, string Said) Run(string program, params string[] arguments)
    {
        Folder();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var root = Path.Combine(Folder(), "root", "ROOT");
        start.Environment["ROOTSYS"] = root;
        start.Environment["PATH"] = $"{Folder()}/bin:{root}/bin:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("PEERS");
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
        {
            const string message = "PEERS names no folder: shared/peers/setup.sh unpacks ROOT and uproot";
            Repository.Skip(message);
        }

        return folder!;
    }
}
