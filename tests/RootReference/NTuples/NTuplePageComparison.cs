using System.Globalization;
using System.Text.Json;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootReference.NTuples;

/// <summary>Compares where the pages of an RNTuple lie, how they are compressed, and which columns are suppressed.</summary>
internal sealed class NTuplePageComparison(string where, RNTuple ntuple, ReferenceTally tally)
{
    public void Run(JsonElement want)
    {
        var clusters = ntuple.Clusters.All.ToList();
        if (want.GetProperty("num_clusters").GetInt32() == clusters.Count)
        {
            CompareSums(clusters, want);
        }

        // Clusters without entries are left out by the reader.
        if (want.TryGetProperty("pages", out var pages))
        {
            foreach (var cluster in clusters.Where(cluster => cluster.Number < pages.GetArrayLength()))
            {
                tally.Fact($"{where} pages of cluster {cluster.Number}", Same(cluster.Columns, pages[cluster.Number]), () => "others");
            }
        }
    }

    private void CompareSums(List<Cluster> clusters, JsonElement want)
    {
        var ranges = clusters.SelectMany(cluster => cluster.Columns).ToList();
        var suppressed = ranges.Count(range => range.IsSuppressed);
        tally.Fact($"{where} suppressed columns", suppressed == want.GetProperty("suppressed_column_ranges").GetInt32(), () => $"{suppressed}");
        var checksums = ranges.Sum(range => range.Pages.Count(page => page.HasChecksum));
        tally.Fact($"{where} pages with checksum", checksums == want.GetProperty("pages_with_checksum").GetInt32(), () => $"{checksums} for {want.GetProperty("pages_with_checksum")}");
        var perColumn = Enumerable.Range(0, ntuple.Schema.Columns.Count).Select(column => clusters.Sum(cluster => column < cluster.Columns.Length ? cluster.Columns[column].Pages.Length : 0)).ToList();
        tally.Fact($"{where} pages per column", perColumn.SequenceEqual(want.GetProperty("pages_per_column").EnumerateArray().Select(number => number.GetInt32())), () => $"{string.Join(' ', perColumn)} for {want.GetProperty("pages_per_column")}");
        var settings = ranges.GroupBy(range => range.IsSuppressed ? "None" : range.Compression.ToString(CultureInfo.InvariantCulture)).Select(group => (group.Key, group.Count())).Order().ToList();
        var wanted = want.GetProperty("column_compression_settings");
        tally.Fact($"{where} compression", settings.SequenceEqual(wanted.EnumerateObject().Select(pair => (pair.Name, pair.Value.GetInt32())).Order()), () => $"{string.Join(' ', settings)} for {wanted}");
    }

    private static bool Same(ColumnRange[] ranges, JsonElement want)
    {
        for (var column = 0; column < want.GetArrayLength(); column++)
        {
            var wanted = want[column];
            if (column >= ranges.Length)
            {
                // A column that came later.
                if (wanted.ValueKind != JsonValueKind.Null)
                {
                    return false;
                }
            }
            else if (wanted.ValueKind == JsonValueKind.Null || !Same(ranges[column], wanted))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(ColumnRange range, JsonElement want) =>
        range.IsSuppressed == want[3].GetBoolean()
        && (range.IsSuppressed
            ? range.Pages.Length == 0
            : range.ElementOffset == want[0].GetInt64() && range.Elements == want[1].GetInt64() && range.Compression == want[2].GetInt64()
                && range.Pages.Length == want[4].GetArrayLength() && range.Pages.Zip(want[4].EnumerateArray()).All(pair => Same(pair.First, pair.Second)));

    private static bool Same(PagePlace page, JsonElement want) =>
        page.Elements == want[0].GetInt64() && page.Locator.Offset == want[1].GetInt64() && page.Locator.Bytes == want[2].GetInt64()
        && page.HasChecksum == (want.GetArrayLength() > 3 && want[3].GetBoolean());
}
