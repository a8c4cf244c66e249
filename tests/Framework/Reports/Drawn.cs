using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>Histograms that are drawn in the tests.</summary>
internal static class Drawn
{
    /// <summary>One dimension, bins from 0 to <paramref name="contents"/>' length.</summary>
    public static HistogramData Line(params double[] contents) => new()
    {
        Name = "mass",
        Title = "m(μμ) [GeV]",
        Axes = [new AxisData(contents.Length, 0, contents.Length, null, "m(μμ) [GeV]")],
        Contents = [5, .. contents, 6],
        Entries = contents.Where(double.IsFinite).Sum(),
        Statistics = [10, 10, 20, 50],
    };

    /// <summary>Two dimensions, a unit square each.</summary>
    public static HistogramData Plane(int nx, int ny, Func<int, int, double> content)
    {
        var contents = new double[(nx + 2) * (ny + 2)];
        for (var iy = 0; iy < ny; iy++)
        {
            for (var ix = 0; ix < nx; ix++)
            {
                contents[ix + 1 + ((nx + 2) * (iy + 1))] = content(ix, iy);
            }
        }

        return new HistogramData
        {
            Name = "plane",
            Axes = [new AxisData(nx, 0, nx, null, "p_{T} [GeV]"), new AxisData(ny, 0, ny, null, "#eta")],
            Contents = contents,
            Entries = 42,
            Statistics = [10, 10, 20, 50, 20, 50, 40],
        };
    }
}
