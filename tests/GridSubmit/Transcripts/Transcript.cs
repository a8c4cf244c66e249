namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>What crossed the wire between a client and a real server, by number; see <c>../shared/facts/rucio-observed.md</c>.</summary>
internal static class Transcript
{
    private static readonly Lazy<SortedDictionary<int, Exchange>> Read = new(() =>
    {
        var exchanges = new SortedDictionary<int, Exchange>();
        foreach (var file in Directory.EnumerateFiles(Repository.Shared("rucio-transcripts"), "*.req"))
        {
            if (Exchange.Read(file) is { } exchange)
            {
                exchanges.Add(exchange.Number, exchange);
            }
        }

        return exchanges;
    });

    /// <summary>All that have an answer. The test skips where ../shared is not there.</summary>
    public static IReadOnlyDictionary<int, Exchange> Exchanges => Read.Value;
}
