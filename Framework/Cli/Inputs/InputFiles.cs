using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Turns the inputs of an analysis (paths, globs) into files.</summary>
internal static class InputFiles
{
    private static readonly char[] Wildcards = ['*', '?'];

    public static IReadOnlyList<InputFile> Expand(AnalysisConfiguration configuration, HepConsole console)
    {
        var yamlFolder = Path.GetDirectoryName(console.FullPath(configuration.File))!;
        var files = new List<InputFile>();
        foreach (var pattern in configuration.Input.Files)
        {
            if (pattern.Text.Contains("://", StringComparison.Ordinal))
            {
                throw new ConfigurationException(
                    $"'{pattern.Text}' is not a local file", pattern.Place, "this version reads files that are on this machine", "copy the file here first");
            }

            var folder = pattern.IsFromYaml ? yamlFolder : console.WorkingDirectory;
            foreach (var path in Glob(pattern, folder))
            {
                var info = new FileInfo(path);
                files.Add(new InputFile(console.ShortPath(path), info.Exists ? info.Length : null));
            }
        }

        return files;
    }

    private static IEnumerable<string> Glob(ConfiguredPath pattern, string folder)
    {
        var full = Path.GetFullPath(pattern.Text, folder);
        if (pattern.Text.IndexOfAny(Wildcards) < 0 || File.Exists(full))
        {
            return [full];
        }

        IEnumerable<string> found = [Path.GetPathRoot(full)!];
        foreach (var part in full[Path.GetPathRoot(full)!.Length..].Split(Path.DirectorySeparatorChar))
        {
            found = part.IndexOfAny(Wildcards) < 0
                ? found.Select(parent => Path.Combine(parent, part)).Where(Path.Exists).ToList()
                : found.Where(Directory.Exists).SelectMany(parent => Entries(parent, part, pattern)).ToList();
        }

        var files = found.Where(File.Exists).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new NoInputException(
            $"no file is named like '{pattern.Text}'", pattern.Place.ToString(), $"nothing matches {full}", "ls shows what there is; relative names in a YAML are relative to it");
    }

    private static string[] Entries(string folder, string part, ConfiguredPath pattern)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder, part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NoInputException(
                $"the folder '{folder}' cannot be listed", pattern.Place.ToString(), e is UnauthorizedAccessException ? "permission denied" : e.Message,
                $"'{pattern.Text}' asks for what is in it: check its permissions (ls -ld), or name its files");
        }
    }
}
