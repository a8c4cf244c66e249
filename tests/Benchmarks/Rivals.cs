using System.Diagnostics;
using System.Globalization;

namespace HepAnalysis.Benchmarks;

/// <summary>What a rival took for a query, the better of two processes; <paramref name="StartMilliseconds"/> is what it takes on a file of nearly no events.</summary>
internal sealed record Rival(string Name, double Milliseconds, double StartMilliseconds);

/// <summary>Compiled RDataFrame and uproot, by the programs of <c>../shared/peers/bench</c>, where <c>PEERS</c> names the folder of the peers.</summary>
internal static class Rivals
{
    /// <summary>Times the dimuon spectrum on <paramref name="data"/>.</summary>
    /// <exception cref="InvalidOperationException">A rival failed, or filled another number of masses than <paramref name="fills"/>.</exception>
    public static IEnumerable<Rival> Dimuon(string data, string small, string folder, long fills)
    {
        if (Environment.GetEnvironmentVariable("PEERS") is not { Length: > 0 } peers)
        {
            Console.Error.WriteLine("RDataFrame and uproot are left out: set them up (../shared/peers/setup.sh DIR) and source DIR/env.sh");
            yield break;
        }

        var programs = Path.Combine(Repository(), "..", "shared", "peers", "bench");
        var compiled = Path.Combine(folder, "rdf_adl");
        Run(Path.Combine(peers, "bin", "rootcc"), [Path.Combine(programs, "rdf_adl.cpp"), "-o", compiled]);
        yield return Time("RDataFrame, compiled", file => Run(compiled, [file, "1", "dimuon"]));
        var python = Path.Combine(peers, "bin", "peers-python");
        yield return Time("uproot", file => Run(python, [Path.Combine(programs, "uproot_adl.py"), file, "dimuon"]));

        Rival Time(string name, Func<string, string> run) => new(name, Best(run, data, fills), Best(run, small, null));
    }

    /// <summary>Runs Python with ROOT and uproot; PEERS is set.</summary>
    /// <returns>What it said.</returns>
    public static string Python(string program, params string[] arguments) =>
        Run(Path.Combine(Environment.GetEnvironmentVariable("PEERS")!, "bin", "peers-python"), ["-c", program, .. arguments]);

    private static double Best(Func<string, string> run, string file, long? fills) => Enumerable.Range(0, 2).Min(_ =>
    {
        // name, seconds, events/s, fills
        var words = run(file).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var filled = long.Parse(words[3], CultureInfo.InvariantCulture);
        return fills is null || filled == fills
            ? double.Parse(words[1], CultureInfo.InvariantCulture) * 1000
            : throw new InvalidOperationException($"the rival filled {filled} masses, the hand-written loop {fills}");
    });

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    /// <summary>The folder of HepAnalysis.sln above this program.</summary>
    public static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HepAnalysis.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not run from within the repository");
        }

        return folder;
    }
}
