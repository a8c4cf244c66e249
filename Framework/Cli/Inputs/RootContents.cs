using HepAnalysis.Histograms;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.Trees;

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

    /// <summary>Every object in every cycle with its path, in the order of the file; directories are left out.</summary>
    public static IReadOnlyList<(string Path, RootKey Key)> All(RootFile file) =>
        [.. file.AllKeys().Where(item => !item.Key.IsDirectory).Select(item => (item.Directory.Length == 0 ? item.Key.Name : $"{item.Directory}/{item.Key.Name}", item.Key))];

    public static bool IsTree(RootKey key) => key.ClassName is "TTree" or "TNtuple" or "TNtupleD";

    /// <summary>True for RNTuples, those from before 1.0 among them.</summary>
    public static bool IsRNTuple(RootKey key) => key.ClassName is "ROOT::RNTuple" or "ROOT::Experimental::RNTuple";

    /// <summary>True for histograms of one and two dimensions.</summary>
    public static bool IsHistogram(RootKey key) =>
        key.ClassName is ['T', 'H', '1' or '2', 'C' or 'S' or 'I' or 'L' or 'F' or 'D'];

    /// <summary>A tree, or null with what is wrong with it.</summary>
    public static RootTree? TryTree(RootFile file, string path, out string problem)
    {
        try
        {
            problem = "";
            return file.OpenTree(path);
        }
        catch (RootIOException e)
        {
            problem = Sentence(e);
            return null;
        }
    }

    /// <summary>An RNTuple, or null with what is wrong with it.</summary>
    public static RNTuple? TryRNTuple(RootFile file, string path, out string problem)
    {
        try
        {
            problem = "";
            var ntuple = file.OpenRNTuple(path);
            _ = ntuple.ClusterBoundaries([]);
            return ntuple;
        }
        catch (RootIOException e)
        {
            problem = Sentence(e);
            return null;
        }
    }

    /// <summary>How many baskets a branch has, or null with what is wrong with them.</summary>
    public static int? TryBaskets(RootBranch branch, out string problem)
    {
        try
        {
            problem = "";
            return branch.BasketCount;
        }
        catch (RootIOException e)
        {
            problem = Sentence(e);
            return null;
        }
    }

    /// <summary>The histograms of a file by path.</summary>
    public static IReadOnlyDictionary<string, HistogramData> Histograms(RootFile file) => Newest(file)
        .Where(item => IsHistogram(item.Key))
        .ToDictionary(item => item.Path, item => file.ReadHistogram(item.Path), StringComparer.Ordinal);

    private static string Sentence(RootIOException e) => e.Why is null ? e.What : $"{e.What}: {e.Why}";
}
