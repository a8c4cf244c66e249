using HepAnalysis.RootIO.Chains;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Opens the events of a file of an analysis.</summary>
internal static class RootEvents
{
    /// <summary>Opens what a file holds under a name; without one the only tree or RNTuple that it has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The tree or RNTuple, or null.</param>
    /// <param name="opened">Told the file, once it is open.</param>
    public static RootFileEvents Open(string path, string? name, Action<RootFile> opened) => RootFileEvents.Open(path, file =>
    {
        opened(file);
        return name ?? Only(file);
    });

    private static string Only(RootFile file)
    {
        var names = RootContents.Newest(file).Where(item => RootContents.IsTree(item.Key) || RootContents.IsRNTuple(item.Key)).Select(item => item.Path).ToList();
        return names.Count == 1 ? names[0] : throw new WrongObjectException(
            $"it is not clear which tree of '{file.Name}' is meant", file.Name,
            names.Count == 0 ? "it has no tree and no RNTuple" : $"it has: {string.Join(", ", names)}",
            names.Count == 0 ? $"hep inspect {file.Name} says what it has" : $"name one: 'tree: {names[0]}' below 'input:'");
    }
}
