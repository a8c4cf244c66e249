namespace HepAnalysis.Histograms;

/// <summary>
/// A finished histogram of one or two dimensions, each sum rounded once: what is written to a file, read from one, drawn
/// and compared.
/// </summary>
public sealed record HistogramData
{
    /// <summary>Name, unique in its folder of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Title; an axis has its own.</summary>
    public string Title { get; init; } = "";

    /// <summary>One axis, or two (x, y).</summary>
    public required IReadOnlyList<AxisData> Axes { get; init; }

    /// <summary>
    /// Bin contents with the flow bins, in ROOT's global order: bin = ix + (nx + 2) * iy, where 0 is the underflow and
    /// n + 1 the overflow of an axis.
    /// </summary>
    public required double[] Contents { get; init; }

    /// <summary>Sums of squared weights, in the order of <see cref="Contents"/>; null where fills were counted.</summary>
    public double[]? SumW2 { get; init; }

    /// <summary>Number of fills (flow bins included).</summary>
    public double Entries { get; init; }

    /// <summary>
    /// Sums over the fills inside the axes: w, w², wx, wx²; with two dimensions also wy, wy², wxy.
    /// </summary>
    public required double[] Statistics { get; init; }
}

/// <summary>An axis of a finished histogram.</summary>
/// <param name="Bins">Number of bins without the flow bins.</param>
/// <param name="Low">Lower edge of the first bin.</param>
/// <param name="High">Upper edge of the last bin.</param>
/// <param name="Edges">All <paramref name="Bins"/> + 1 edges, or null where the bins are equally wide.</param>
/// <param name="Title">Title with unit.</param>
public sealed record AxisData(int Bins, double Low, double High, double[]? Edges = null, string Title = "")
{
    /// <summary>Lower edge of bin <paramref name="index"/>, which runs from 0 to <see cref="Bins"/> (the upper edge of the last).</summary>
    public double Edge(int index) =>
        Edges is not null ? Edges[index] : index == Bins ? High : Low + ((High - Low) * index / Bins);
}
