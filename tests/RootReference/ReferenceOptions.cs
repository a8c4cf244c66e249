namespace HepAnalysis.RootReference;

/// <summary>What the command line asks for.</summary>
internal sealed record ReferenceOptions(string Path, string Only, bool Json, bool ListFailures)
{
    private const string MadeFiles = "made";

    /// <summary>Null where the arguments make no sense.</summary>
    public static ReferenceOptions? Parse(string[] arguments)
    {
        var (path, only, json, list) = ("", "", false, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--list-failures":
                    list = true;
                    break;
                case "--only" when i + 1 < arguments.Length:
                    only = arguments[++i];
                    break;
                case var other when path.Length == 0 && !other.StartsWith('-'):
                    path = other;
                    break;
                default:
                    return null;
            }
        }

        return path.Length == 0 ? null : new(path, only, json, list);
    }

    /// <summary>The files to read, those with answers beside them.</summary>
    public IReadOnlyList<string> Files()
    {
        if (File.Exists(Path))
        {
            return [Path];
        }

        string[] folders = [Path, System.IO.Path.Combine(Path, MadeFiles)];
        return [.. folders.Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*.root").Order(StringComparer.Ordinal))
            .Where(file => File.Exists(ReferenceAnswers.Beside(file)) && System.IO.Path.GetFileName(file).Contains(Only, StringComparison.OrdinalIgnoreCase))];
    }
}
