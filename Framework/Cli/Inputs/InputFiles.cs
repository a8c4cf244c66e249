using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Turns the inputs of an analysis (paths, globs, lists of files, datasets of a catalogue) into files.</summary>
internal static class InputFiles
{
    private static readonly char[] Wildcards = ['*', '?'];

    private const string ListSuffix = ".txt";

    /// <summary>The files of an analysis.</summary>
    /// <param name="configuration">Names them.</param>
    /// <param name="console">Where relative names begin.</param>
    /// <param name="datasets">Resolves those of a catalogue.</param>
    /// <param name="events">How many events from the beginning are wanted; null: all.</param>
    /// <param name="samples">True: of a dataset only its first file.</param>
    public static AnalysisInputs Expand(AnalysisConfiguration configuration, HepConsole console, DatasetInputs datasets, long? events, bool samples)
    {
        var yamlFolder = Path.GetDirectoryName(console.FullPath(configuration.File))!;
        var files = new AnalysisInputs(datasets, events);
        foreach (var pattern in configuration.Input.Files)
        {
            var folder = pattern.IsFromYaml ? yamlFolder : console.WorkingDirectory;
            if (pattern.Text.EndsWith(ListSuffix, StringComparison.Ordinal))
            {
                AddList(pattern, folder, files, console, datasets, samples);
            }
            else
            {
                Add(pattern, folder, files, console, datasets, samples);
            }
        }

        return files;
    }

    // A name a line, relative to the list; what follows # is a comment.
    private static void AddList(ConfiguredPath list, string folder, AnalysisInputs files, HepConsole console, DatasetInputs datasets, bool samples)
    {
        foreach (var path in Glob(list, folder))
        {
            var names = ReadLines(path, list).Select(line => line.Split('#')[0].Trim()).Where(name => name.Length > 0).ToList();
            if (names.Count == 0)
            {
                throw new NoInputException($"the list '{list.Text}' names no file", path, "it has no line but blank ones and comments", "a list has the name of a file a line");
            }

            foreach (var name in names)
            {
                Add(list with { Text = name }, Path.GetDirectoryName(path)!, files, console, datasets, samples);
            }
        }
    }

    private static string[] ReadLines(string path, ConfiguredPath list)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NoInputException($"the list '{list.Text}' cannot be read", list.Place.ToString(), e.Message, "a list has the name of a file a line; relative names in a YAML are relative to it");
        }
    }

    private static void Add(ConfiguredPath pattern, string folder, AnalysisInputs files, HepConsole console, DatasetInputs datasets, bool samples)
    {
        if (pattern.Text.StartsWith(DataIdentifier.UriPrefix, StringComparison.Ordinal))
        {
            foreach (var file in datasets.Expand(pattern).Take(samples ? 1 : int.MaxValue))
            {
                files.Add(file);
            }

            return;
        }

        if (pattern.Text.Contains("://", StringComparison.Ordinal))
        {
            throw new ConfigurationException(
                $"'{pattern.Text}' is not a local file", pattern.Place, "this version reads files that are on this machine, and datasets: rucio://scope:name", "copy the file here first");
        }

        foreach (var path in Glob(pattern, folder))
        {
            var info = new FileInfo(path);
            files.Add(new InputFile(console.ShortPath(path), info.Exists ? info.Length : null));
        }
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
