using MathNet.Numerics.Distributions;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// Intervals of an efficiency as TEfficiency makes them, also of numbers that are not whole. Sources: Clopper and Pearson,
/// Biometrika 26, 404 (1934); Wilson, JASA 22, 209 (1927); Agresti and Coull, Am. Stat. 52, 119 (1998).
/// </summary>
internal static class EfficiencyIntervals
{
    public static (double Low, double High) ClopperPearson(double total, double passed, double level)
    {
        var tail = (1 - level) / 2;
        return (passed <= 0 ? 0 : Beta.InvCDF(passed, total - passed + 1, tail), passed >= total ? 1 : Beta.InvCDF(passed + 1, total - passed, 1 - tail));
    }

    public static (double Low, double High) Normal(double total, double passed, double level)
    {
        if (total == 0)
        {
            return (0, 1);
        }

        var efficiency = passed / total;
        return Around(efficiency, Quantile(level) * Math.Sqrt(efficiency * (1 - efficiency) / total));
    }

    public static (double Low, double High) Wilson(double total, double passed, double level)
    {
        if (total == 0)
        {
            return (0, 1);
        }

        var (quantile, efficiency) = (Quantile(level), passed / total);
        var square = quantile * quantile;
        return Around((passed + (square / 2)) / (total + square), quantile / (total + square) * Math.Sqrt((total * efficiency * (1 - efficiency)) + (square / 4)));
    }

    public static (double Low, double High) AgrestiCoull(double total, double passed, double level)
    {
        var quantile = Quantile(level);
        var square = quantile * quantile;
        var mode = (passed + (square / 2)) / (total + square);
        return Around(mode, quantile * Math.Sqrt(mode * (1 - mode) / (total + square)));
    }

    /// <summary>The central interval of the posterior Beta(a, b).</summary>
    public static (double Low, double High) Central(double a, double b, double level) =>
        a <= 0 || b <= 0 ? (0, 1) : (Beta.InvCDF(a, b, (1 - level) / 2), Beta.InvCDF(a, b, (1 + level) / 2));

    /// <summary>How many standard deviations a central interval reaches to each side.</summary>
    public static double Quantile(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);

    private static (double Low, double High) Around(double middle, double half) => (Math.Max(0, middle - half), Math.Min(1, middle + half));
}
