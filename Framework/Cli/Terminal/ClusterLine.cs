namespace HepAnalysis.Cli.Terminal;

/// <summary>Where the clusters of a tree or an RNTuple begin, and how long they are.</summary>
internal static class ClusterLine
{
    private const int MostShown = 8;

    public static void Write(IReadOnlyList<long> boundaries, HepConsole console)
    {
        if (boundaries.Count < 3)
        {
            return;
        }

        var lengths = boundaries.Skip(1).Zip(boundaries, (end, begin) => end - begin).ToList();
        var isEven = lengths.SkipLast(1).All(length => length == lengths[0]);
        console.Out.WriteLine(isEven && lengths[^1] <= lengths[0]
            ? $"  clusters of {Human.Count(lengths[0])} events{(lengths[^1] == lengths[0] ? "" : $", the last of {Human.Count(lengths[^1])}")}"
            : $"  clusters of {Human.Count(lengths.Min())} to {Human.Count(lengths.Max())} events, beginning at {string.Join(", ", boundaries.Take(MostShown).Select(Human.Count))}{(boundaries.Count > MostShown ? " …" : "")}");
    }
}
