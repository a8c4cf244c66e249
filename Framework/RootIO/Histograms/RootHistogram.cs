using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.RootIO.Histograms;

/// <summary>
/// A histogram of a ROOT file, of one to three dimensions, or a profile: what is stored, and the values and errors that ROOT shows for it.
/// Arrays are in ROOT's global order with the flow bins: bin = ix + (nx + 2) · (iy + (ny + 2) · iz).
/// </summary>
public sealed class RootHistogram : IRootView<RootHistogram>
{
    private static readonly string[] AxisMembers = ["fXaxis", "fYaxis", "fZaxis"];
    private readonly ProfileErrors errorMode;

    private RootHistogram(RootObject histogram, int dimensions)
    {
        Object = histogram;
        Axes = [.. AxisMembers.Take(dimensions).Select(axis => RootAxis.Of(histogram.Get<RootObject>(axis)))];
        Contents = histogram.Doubles("fArray");
        SumW2 = histogram.Doubles("fSumw2");
        BinEntries = histogram.Doubles("fBinEntries");
        BinSumW2 = histogram.Doubles("fBinSumw2");
        errorMode = (ProfileErrors)histogram.GetInteger("fErrorMode");
        Polygons = [.. (IsPolygonal ? histogram.Get<RootObject>("fBins")?.Items.OfType<RootObject>() ?? [] : []).Select(bin => bin.GetReal("fContent"))];
    }

    /// <inheritdoc/>
    public static string Kind => "a histogram";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>TH1F, TProfile2D …</summary>
    public string ClassName => Object.ClassName;

    /// <summary>Name.</summary>
    public string Name => Object.Get<string>("fName") ?? "";

    /// <summary>Title; an axis has its own.</summary>
    public string Title => Object.Get<string>("fTitle") ?? "";

    /// <summary>Number of fills, as stored.</summary>
    public double Entries => Object.GetReal("fEntries");

    /// <summary>One to three axes.</summary>
    public IReadOnlyList<RootAxis> Axes { get; }

    /// <summary>True for TProfile and its kin, whose value is a mean.</summary>
    public bool IsProfile => ClassName.StartsWith("TProfile", StringComparison.Ordinal);

    /// <summary>True for TH2Poly, whose bins are polygons.</summary>
    public bool IsPolygonal => ClassName == "TH2Poly";

    /// <summary>Contents as stored; of a profile the sum of weighted values of each bin.</summary>
    public IReadOnlyList<double> Contents { get; }

    /// <summary>Sums of squared weights (of a profile: of weighted squared values); empty where they were not kept.</summary>
    public IReadOnlyList<double> SumW2 { get; }

    /// <summary>Sums of weights of each bin of a profile; empty for others.</summary>
    public IReadOnlyList<double> BinEntries { get; }

    /// <summary>Sums of squared weights of each bin of a profile; empty where they were not kept.</summary>
    public IReadOnlyList<double> BinSumW2 { get; }

    /// <summary>Contents of the polygons of a TH2Poly in the order of storage; empty for others.</summary>
    public IReadOnlyList<double> Polygons { get; }

    /// <summary>Whether a class is a histogram or a profile.</summary>
    public static bool Reads(string className) => DimensionsOf(className) > 0;

    /// <summary>The histogram that an object is.</summary>
    /// <exception cref="CorruptFileException">Its axes make another number of bins than it holds, or it is no histogram.</exception>
    public static RootHistogram Of(RootObject histogram)
    {
        var found = new RootHistogram(histogram, DimensionsOf(histogram.ClassName));
        var cells = found.Axes.Aggregate(1L, (all, axis) => Math.Min(all * (axis.Bins + 2L), int.MaxValue));
        var differs = !found.IsPolygonal && (found.Axes.Count == 0 || found.Contents.Count != cells
            || (found.SumW2.Count > 0 && found.SumW2.Count != cells) || (found.IsProfile && found.BinEntries.Count != cells) || (found.BinSumW2.Count > 0 && found.BinSumW2.Count != cells));
        return differs
            ? throw new CorruptFileException(
                $"histogram '{found.Name}' ({found.ClassName}) contradicts itself",
                found.Name,
                $"its axes make {cells} bins, and it holds {found.Contents.Count} contents, {found.SumW2.Count} squared weights, {found.BinEntries.Count} entries",
                "the file is damaged, or the histogram was never filled")
            : found;
    }

    /// <summary>The value of a bin: its content, or the mean of a profile.</summary>
    public double Value(int bin) => !IsProfile ? Contents[bin] : BinEntries[bin] == 0 ? 0 : Contents[bin] / BinEntries[bin];

    /// <summary>The error that ROOT shows for the value of a bin (TH1::GetBinError, TProfileHelper::GetBinError).</summary>
    public double Error(int bin) => IsProfile ? ProfileError(bin) : Math.Sqrt(SumW2.Count > 0 ? SumW2[bin] : Math.Abs(Contents[bin]));

    /// <summary>Number of unweighted entries that have the error of a bin: sum of weights squared over sum of squared weights (TProfile::GetBinEffectiveEntries).</summary>
    public double EffectiveEntries(int bin) =>
        BinSumW2.Count == 0 ? BinEntries[bin] : BinSumW2[bin] <= 0 ? 0 : BinEntries[bin] * BinEntries[bin] / BinSumW2[bin];

    private double ProfileError(int bin)
    {
        var sum = BinEntries[bin];
        if (sum == 0)
        {
            return 0;
        }

        if (errorMode == ProfileErrors.Weights)
        {
            return 1 / Math.Sqrt(sum);
        }

        var mean = Contents[bin] / sum;
        var spread = Math.Sqrt(Math.Abs((SumW2[bin] / sum) - (mean * mean)));
        var effective = EffectiveEntries(bin);
        return errorMode switch
        {
            ProfileErrors.Spread => spread,
            ProfileErrors.Integer when spread == 0 => 1 / Math.Sqrt(12 * effective),
            _ => spread / Math.Sqrt(effective),
        };
    }

    private static int DimensionsOf(string className) => className switch
    {
        "TProfile" => 1,
        "TProfile2D" or "TH2Poly" => 2,
        "TProfile3D" => 3,
        ['T', 'H', '1' or '2' or '3', 'C' or 'S' or 'I' or 'L' or 'F' or 'D'] => className[2] - '0',
        _ => 0,
    };
}
