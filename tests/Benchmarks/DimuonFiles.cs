using System.Globalization;
using HepAnalysis.Cli;

namespace HepAnalysis.Benchmarks;

/// <summary>A folder with generated events and the analyses that run on them; gone afterwards.</summary>
internal sealed class DimuonFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hep-bench-");

    /// <summary>The folder's full path.</summary>
    public string Folder => folder.FullName;

    /// <summary>Generates a file of seed 1.</summary>
    /// <returns>Its full path.</returns>
    public string Generate(long events, string codec = "zstd:5")
    {
        var path = Path.Combine(Folder, $"{events}-{codec.Replace(':', '-')}.root");
        Hep("generate", path, "--events", events.ToString(CultureInfo.InvariantCulture), "--seed", "1", "--codec", codec);
        return path;
    }

    /// <summary>Writes the analysis of the README, or the same with a weight.</summary>
    /// <returns>Its full path.</returns>
    public string Analysis(string data, string? weight = null)
    {
        var path = Path.Combine(Folder, Path.GetFileNameWithoutExtension(data) + (weight is null ? "" : "-weighted") + ".yaml");
        File.WriteAllText(path, $$"""
            input: { files: ["{{data}}"], tree: Events, schema: nanoaod }
            {{(weight is null ? "" : $"weight: \"{weight}\"")}}
            paths:
              dimuon:
                - filter: two muons
                  where: count(Muon) == 2
                - filter: opposite charge
                  where: Muon[0].charge != Muon[1].charge
                - histogram: mass
                  x: mass(Muon[0] + Muon[1])
                  axis: { log: [300, 0.25, 300] }
            output: { file: "{{Path.ChangeExtension(path, ".out.root")}}" }
            """);
        return path;
    }

    /// <summary>One command in this process.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public void Hep(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = HepApplication.Run(arguments, new HepConsole { Out = output, Error = Console.Error, WorkingDirectory = Folder });
        if (code != 0)
        {
            throw new InvalidOperationException($"hep {string.Join(' ', arguments)} ended with {code}");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
