using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Histograms that are drawn one upon the other (THStack).</summary>
public sealed class RootHistogramStack : IRootView<RootHistogramStack>
{
    private RootHistogramStack(RootObject value)
    {
        Object = value;
        Histograms = [.. value.Drawn("fHists").Where(item => RootHistogram.Reads(item.Object.ClassName)).Select(item => (RootHistogram.Of(item.Object), item.Option))];
    }

    /// <inheritdoc/>
    public static string Kind => "a stack of histograms";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title; of axes too where it has semicolons: <c>title;x;y</c>.</summary>
    public string Title => Object.Title();

    /// <summary>The histograms from the lowest on, each with its drawing option.</summary>
    public IReadOnlyList<(RootHistogram Histogram, string Option)> Histograms { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "THStack";

    /// <inheritdoc/>
    public static RootHistogramStack Of(RootObject value) => new(value);
}
