using System.Text.Json;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootReference.Objects;

/// <summary>Compares a histogram with an answer of kind "hist" (FORMAT.md): what is stored exactly, what is computed within 1e-9.</summary>
internal static class HistogramComparison
{
    private static readonly string[] Polygonal = ["fArray"];

    /// <summary>What differs; null and a reason where something was not read.</summary>
    public static Finding Compare(RootObject histogram, JsonElement want)
    {
        if (!RootHistogram.Reads(histogram.ClassName))
        {
            return Finding.NotRead($"a histogram of class {histogram.ClassName}");
        }

        var have = RootHistogram.Of(histogram);
        var stored = new ValueComparison();
        stored.CompareStored(histogram, want, have.IsPolygonal ? Polygonal : []);
        List<string> wrong = [.. stored.Wrong];
        CompareText(wrong, "name", have.Name, want);
        CompareText(wrong, "title", have.Title, want);
        CompareAxes(wrong, have.Axes, want.GetProperty("axes"));
        var bins = Enumerable.Range(0, have.Contents.Count).ToList();
        CompareFlow(wrong, "values_flow", bins.Select(have.Value), want);
        CompareFlow(wrong, "errors_flow", bins.Select(have.Error), want);
        CompareFlow(wrong, "variances_flow", bins.Select(bin => have.Error(bin) * have.Error(bin)), want);
        CompareFlow(wrong, "counts_flow", bins.Select(have.EffectiveEntries), want);
        CompareFlow(wrong, "poly_values", have.Polygons, want);
        return stored.Unread is { } reason ? Finding.NotRead(reason) : Finding.Of(wrong);
    }

    private static void CompareText(List<string> wrong, string name, string have, JsonElement want)
    {
        if (have != want.GetProperty(name).GetString())
        {
            wrong.Add($"{name} '{have}' for {want.GetProperty(name)}");
        }
    }

    private static void CompareFlow(List<string> wrong, string name, IEnumerable<double> have, JsonElement want)
    {
        if (want.TryGetProperty(name, out var array) && !ComputedNumbers.AreSame([.. have], array))
        {
            wrong.Add($"{name} {string.Join(' ', have.Take(5))} … for {array.ToString()[..Math.Min(200, array.ToString().Length)]}");
        }
    }

    private static void CompareAxes(List<string> wrong, IReadOnlyList<RootAxis> have, JsonElement want)
    {
        if (have.Count != want.GetArrayLength())
        {
            wrong.Add($"{have.Count} axes for {want.GetArrayLength()}");
            return;
        }

        foreach (var (axis, expected) in have.Zip(want.EnumerateArray()))
        {
            var isSame = axis.Name == expected.GetProperty("name").GetString() && axis.Title == expected.GetProperty("title").GetString()
                && axis.Bins == expected.GetProperty("n").GetInt32() && axis.Low == expected.GetProperty("min").GetDouble() && axis.High == expected.GetProperty("max").GetDouble()
                && axis.VariableEdges is not null == expected.GetProperty("variable").GetBoolean()
                && ComputedNumbers.AreSame([.. Enumerable.Range(0, axis.Bins + 1).Select(axis.Edge)], expected.GetProperty("edges"))
                && HasLabels(axis, expected);
            if (!isSame)
            {
                wrong.Add($"axis {axis} with labels {string.Join(", ", axis.Labels)} for {expected.ToString()[..Math.Min(300, expected.ToString().Length)]}");
            }
        }
    }

    private static bool HasLabels(RootAxis axis, JsonElement want) =>
        !want.TryGetProperty("labels", out var labels)
            ? axis.Labels.Count == 0
            : axis.Labels.Values.SequenceEqual(labels.EnumerateArray().Select(label => label.GetString()!))
                && (!want.TryGetProperty("label_bins", out var bins) || axis.Labels.Keys.SequenceEqual(bins.EnumerateArray().Select(bin => bin.GetInt32())));
}
