using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Inputs;

/// <summary>What a ROOT file holds, as the commands see it.</summary>
internal static class RootContents
{
    /// <summary>Every object with its path, each in its newest cycle, in the order of the file; directories are left out.</summary>
    public static IReadOnlyList<(string Path, RootKey Key)> Newest(RootFile file)
    {
        var newest = new Dictionary<string, RootKey>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var (directory, key) in file.AllKeys().Where(item => !item.Key.IsDirectory))
        {
            var path = directory.Length == 0 ? key.Name : $"{directory}/{key.Name}";
            if (!newest.TryGetValue(path, out var known))
            {
                order.Add(path);
            }

            if (known is null || key.Cycle > known.Cycle)
            {
                newest[path] = key;
            }
        }

        return [.. order.Select(path => (path, newest[path]))];
    }

    public static bool IsTree(RootKey key) => key.ClassName is "TTree" or "TNtuple" or "TNtupleD";

    /// <summary>True for histograms of one and two dimensions.</summary>
    public static bool IsHistogram(RootKey key) =>
        key.ClassName is ['T', 'H', '1' or '2', 'C' or 'S' or 'I' or 'L' or 'F' or 'D'];

    /// <summary>The histograms of a file by path.</summary>
    public static IReadOnlyDictionary<string, HistogramData> Histograms(RootFile file) => Newest(file)
        .Where(item => IsHistogram(item.Key))
        .ToDictionary(item => item.Path, item => file.ReadHistogram(item.Path), StringComparer.Ordinal);
}
