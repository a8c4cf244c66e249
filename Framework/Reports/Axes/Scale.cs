using HepAnalysis.Columns;

namespace HepAnalysis.Reports.Axes;

/// <summary>From a value to the share of an axis that lies below it.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, above it.</param>
/// <param name="IsLog">True where equal ratios are equally long.</param>
internal readonly record struct Scale(double Low, double High, bool IsLog)
{
    /// <summary>0 at the lower end, 1 at the upper end; what lies outside is put at the end.</summary>
    public double Share(double value)
    {
        var share = !IsLog ? (value - Low) / (High - Low)
            : value <= Low ? 0 : (HepMath.Log10(value) - HepMath.Log10(Low)) / (HepMath.Log10(High) - HepMath.Log10(Low));
        return Math.Clamp(share, 0, 1);
    }

    public Ticks Ticks(int most) => IsLog ? LogTicks.Choose(Low, High, most) : LinearTicks.Choose(Low, High, most);
}
