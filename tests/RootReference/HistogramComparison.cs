using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference;

/// <summary>Compares the histograms of a file with the answers beside it.</summary>
internal sealed class HistogramComparison(ReferenceAnswers answers, ReferenceTally tally)
{
    public void Run(RootFile file)
    {
        foreach (var want in answers.List("objects"))
        {
            if (!want.TryGetProperty("kind", out var kind) || kind.GetString() != "hist" || want.TryGetProperty("doubtful", out _))
            {
                continue;
            }

            var path = want.GetProperty("path").GetString()!;
            if (!HistogramReader.Reads(want.GetProperty("class").GetString()!))
            {
                tally.Unread("histogram", want.GetProperty("class").GetString()!, $"{answers.Label} {path}");
                continue;
            }

            try
            {
                var wrong = Differences(file.ReadHistogram(path), want).ToList();
                tally.Compare("histogram", $"{answers.Label} {path}", wrong.Count == 0, () => string.Join(", ", wrong));
            }
            catch (HepException e)
            {
                tally.Unread("histogram", e.Why ?? e.What, $"{answers.Label} {path}");
            }
        }
    }

    private static IEnumerable<string> Differences(HistogramData have, JsonElement want)
    {
        if (have.Title != want.GetProperty("title").GetString())
        {
            yield return $"title '{have.Title}'";
        }

        if (have.Entries != want.GetProperty("fEntries").GetDouble())
        {
            yield return $"entries {have.Entries}";
        }

        if (!Same(have.Contents, want.GetProperty("values_flow")))
        {
            yield return "contents";
        }

        if (have.SumW2 is not null && want.TryGetProperty("fSumw2", out var sumW2) && !Same(have.SumW2, sumW2))
        {
            yield return "sums of squared weights";
        }

        if (have.SumW2 is null && want.TryGetProperty("fSumw2", out var none) && none.TryGetProperty("count", out var count) && count.GetInt32() > 0)
        {
            yield return "no sums of squared weights";
        }

        string[] sums = ["fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2", "fTsumwy", "fTsumwy2", "fTsumwxy"];
        for (var i = 0; i < have.Statistics.Length; i++)
        {
            if (want.TryGetProperty(sums[i], out var sum) && sum.ValueKind == JsonValueKind.Number && sum.GetDouble() != have.Statistics[i])
            {
                yield return $"{sums[i]} {have.Statistics[i]}";
            }
        }

        foreach (var (axis, expected) in have.Axes.Zip(want.GetProperty("axes").EnumerateArray()))
        {
            if (axis.Bins != expected.GetProperty("n").GetInt32()
                || axis.Low != expected.GetProperty("min").GetDouble()
                || axis.High != expected.GetProperty("max").GetDouble()
                || axis.Title != expected.GetProperty("title").GetString()
                || axis.Edges is not null != expected.GetProperty("variable").GetBoolean())
            {
                yield return $"axis {axis} for {expected}";
            }
        }
    }

    private static bool Same(double[] have, JsonElement want)
    {
        var bytes = new byte[8 * have.Length];
        for (var i = 0; i < have.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), have[i]);
        }

        return want.GetProperty("sha256").GetString() == Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
