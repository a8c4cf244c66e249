using System.Diagnostics;

namespace HepAnalysis.Benchmarks;

/// <summary><c>hep run</c> on 1,000 events as a whole process, through the launcher: what a user waits for.</summary>
internal static class StartupBenchmark
{
    public static void Run(long times)
    {
        using var files = new DimuonFiles();
        var yaml = files.Analysis(files.Generate(1000));
        Measure.Header("a whole process through ./hep", "ms");
        Row("hep --version", ["--version"]);
        Row("hep run, 1,000 events", ["run", yaml]);

        void Row(string what, string[] arguments) => Measure.Row(what, Measure.Number(Measure.Median(() => Launch(arguments, files.Folder), (int)times), 0));
    }

    private static void Launch(string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(Path.Combine(Rivals.Repository(), "hep"), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"hep ended with {process.ExitCode}: {error.Result}");
        }
    }
}
