using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.RootIO.Histograms;

/// <summary>TH1* and TH2* of a file as finished histograms.</summary>
internal static class HistogramReader
{
    private const string Classes = "CSILFD";

    /// <summary>True for TH1C … TH1D and TH2C … TH2D.</summary>
    public static bool Reads(string className) =>
        className.Length == 4 && className[..3] is "TH1" or "TH2" && Classes.Contains(className[3], StringComparison.Ordinal);

    public static HistogramData Read(RootKey key, RootObject histogram)
    {
        var twoDimensional = key.ClassName.StartsWith("TH2", StringComparison.Ordinal);
        List<AxisData> axes = [Axis(histogram, "fXaxis")];
        List<string> sums = ["fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"];
        if (twoDimensional)
        {
            axes.Add(Axis(histogram, "fYaxis"));
            sums.AddRange(["fTsumwy", "fTsumwy2", "fTsumwxy"]);
        }

        var cells = axes.Aggregate(1L, (all, axis) => all * (axis.Bins + 2));
        var contents = histogram.Doubles("fArray");
        if (contents.Length != cells)
        {
            throw new CorruptFileException(
                $"histogram '{key.Name}' contradicts itself", key.NameCycle, $"its axes make {cells} cells, and it holds {contents.Length}", "the file is damaged, or the histogram was never filled");
        }

        var sumW2 = histogram.Doubles("fSumw2");
        return new HistogramData
        {
            Name = histogram.Get<string>("fName") ?? key.Name,
            Title = histogram.Get<string>("fTitle") ?? "",
            Axes = axes,
            Contents = contents,
            SumW2 = sumW2.Length == cells ? sumW2 : null,
            Entries = histogram.GetReal("fEntries"),
            Statistics = [.. sums.Select(name => histogram.GetReal(name))],
        };
    }

    private static AxisData Axis(RootObject histogram, string name)
    {
        var axis = histogram.Get<RootObject>(name);
        var bins = (int)(axis?.GetInteger("fNbins") ?? 0);
        var edges = axis?.Get<double[]>("fXbins") ?? [];
        return new AxisData(
            Math.Max(bins, 0), axis?.GetReal("fXmin") ?? 0, axis?.GetReal("fXmax") ?? 0, edges.Length == bins + 1 ? edges : null, axis?.Get<string>("fTitle") ?? "");
    }
}
