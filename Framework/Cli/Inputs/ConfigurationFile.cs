using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Storage;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Reads the YAML of an analysis from its file.</summary>
internal static class ConfigurationFile
{
    /// <summary>A YAML of an analysis is some kilobytes: what is larger is something else.</summary>
    private const long Largest = 16 << 20;

    public static AnalysisConfiguration Read(string path, IReadOnlyList<string> set, HepConsole console)
    {
        if (set.FirstOrDefault(pair => pair.IndexOf('=') <= 0) is { } wrong)
        {
            throw new UsageException($"--set wants NAME=VALUE, not '{wrong}'", null, "--set input.files=real.root");
        }

        using var source = FileSource.Open(console.OpenPath(path));
        if (source.Length > Largest)
        {
            throw new NoInputException($"'{path}' is not the YAML of an analysis", path, $"it has {source.Length:N0} bytes", "events are named in the YAML below 'input:', or by --set input.files=…");
        }

        var bytes = new byte[source.Length];
        source.Read(0, bytes);
        if (bytes.AsSpan().Contains((byte)0))
        {
            throw new NoInputException(
                $"'{path}' is not the YAML of an analysis", path, bytes.AsSpan().StartsWith("root"u8) ? "it is a ROOT file" : "it is not text",
                "events are named in the YAML below 'input:', or by --set input.files=…; hep inspect looks into a ROOT file");
        }

        var text = new System.Text.UTF8Encoding().GetString(bytes).TrimStart('\uFEFF');
        return ConfigurationReader.Read(text, path, new ConfigurationOverrides(set, ConfigurationOverrides.ReadEnvironment()));
    }
}
