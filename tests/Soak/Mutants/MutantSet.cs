namespace HepAnalysis.Soak.Mutants;

/// <summary>Mutants by number: the files in turn, each damaged in another way each time.</summary>
internal sealed class MutantSet
{
    private readonly List<string> files;
    private readonly Dictionary<string, (byte[] Content, IReadOnlyList<FileRecord> Records)> loaded = [];

    /// <param name="folder">
    /// A folder of ROOT files; where it has a COVERAGE.md, the smallest file of each feature, and all of its folder <c>made</c>, whose files
    /// have one feature each; otherwise all files.
    /// </param>
    /// <param name="largest">Files of more bytes are left out: a mutant is to be read in a fraction of a second.</param>
    public MutantSet(string folder, long largest = 4_000_000)
    {
        var coverage = Path.Combine(folder, "COVERAGE.md");
        var paths = File.Exists(coverage)
            ? SmallestOfEachFeature(File.ReadLines(coverage)).Select(name => Path.Combine(folder, name)).Concat(RootFiles(Path.Combine(folder, "made")))
            : RootFiles(folder);
        files = [.. paths.Distinct().Order(StringComparer.Ordinal).Where(path => File.Exists(path) && new FileInfo(path).Length <= largest)];
        if (files.Count == 0)
        {
            throw new ArgumentException($"no ROOT file of at most {largest:N0} bytes in {folder}", nameof(folder));
        }
    }

    public int FileCount => files.Count;

    /// <summary>The mutant of a number, and what it was.</summary>
    public (byte[] Content, string Original) Make(int number)
    {
        var index = number % files.Count;
        var path = files[index];
        if (!loaded.TryGetValue(path, out var original))
        {
            if (loaded.Count >= 8)
            {
                // Under a hard limit of the heap; the next files come in turn.
                loaded.Clear();
            }

            var content = File.ReadAllBytes(path);
            loaded.Add(path, original = (content, FileRecord.Of(content)));
        }

        return (Mutator.MutateFile(original.Content, original.Records, index + (number / files.Count), number), Path.GetFileName(path));
    }

    private static IEnumerable<string> RootFiles(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.root") : [];

    // "- **feature**: smallest.root, larger.root, …"
    private static IEnumerable<string> SmallestOfEachFeature(IEnumerable<string> lines) =>
        from line in lines
        where line.StartsWith("- **", StringComparison.Ordinal)
        let names = line[(line.IndexOf("**:", StringComparison.Ordinal) + 3)..].Split(',')
        select names[0].Trim();
}
