namespace HepAnalysis.RootReference;

/// <summary>Compares many files, two at a time; the tallies are added in the order of the files.</summary>
internal static class ReferenceRun
{
    private const int Threads = 2;

    public static ReferenceTally Compare(IReadOnlyList<string> files)
    {
        var tallies = new ReferenceTally[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => tallies[i] = Compare(files[i]));
        var total = new ReferenceTally();
        foreach (var tally in tallies)
        {
            total.Add(tally);
        }

        return total;
    }

    private static ReferenceTally Compare(string file)
    {
        using var answers = ReferenceAnswers.Read(file);
        var tally = new ReferenceComparison(answers).Run();
        tally.CountFile();
        return tally;
    }
}
