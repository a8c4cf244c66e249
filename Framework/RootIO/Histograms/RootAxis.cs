using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Histograms;

/// <summary>An axis of a histogram of a ROOT file (TAxis).</summary>
/// <param name="Name">Name: <c>xaxis</c>.</param>
/// <param name="Title">Title with unit.</param>
/// <param name="Bins">Number of bins without the flow bins.</param>
/// <param name="Low">Lower edge of the first bin.</param>
/// <param name="High">Upper edge of the last bin.</param>
public sealed record RootAxis(string Name, string Title, int Bins, double Low, double High)
{
    private const int MostBins = 100_000_000;

    /// <summary>All <see cref="Bins"/> + 1 edges of an axis whose bins have widths of their own; null where they are equally wide.</summary>
    public IReadOnlyList<double>? VariableEdges { get; init; }

    /// <summary>Labels by the number of their bin, which begins with 1; most axes have none.</summary>
    public IReadOnlyDictionary<int, string> Labels { get; init; } = new SortedDictionary<int, string>();

    /// <summary>Lower edge of the bin behind the first <paramref name="index"/> ones, from 0 to <see cref="Bins"/> (the upper edge of the last).</summary>
    public double Edge(int index) => VariableEdges is not null ? VariableEdges[index] : Low + (index * ((High - Low) / Bins));

    internal static RootAxis Of(RootObject? axis)
    {
        var bins = axis?.GetInteger("fNbins") ?? 0;
        var edges = axis?.Get<double[]>("fXbins") ?? axis?.Get<RootObject>("fXbins")?.Get<double[]>("fArray") ?? [];
        var labels = new SortedDictionary<int, string>();
        foreach (var label in axis?.Get<RootObject>("fLabels")?.Items.OfType<RootObject>() ?? [])
        {
            labels.TryAdd((int)label.GetInteger("fUniqueID"), label.Get<string>("fString") ?? "");
        }

        return new RootAxis(axis?.Get<string>("fName") ?? "", axis?.Get<string>("fTitle") ?? "", (int)Math.Clamp(bins, 0, MostBins), axis?.GetReal("fXmin") ?? 0, axis?.GetReal("fXmax") ?? 0)
        {
            VariableEdges = edges.Length > 0 && edges.Length == bins + 1 ? edges : null,
            Labels = labels,
        };
    }
}
