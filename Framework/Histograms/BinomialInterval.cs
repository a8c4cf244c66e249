using HepAnalysis.Columns;
using MathNet.Numerics.Distributions;

namespace HepAnalysis.Histograms;

/// <summary>Confidence intervals of an efficiency.</summary>
public static class BinomialInterval
{
    /// <summary>The probability content of one standard deviation.</summary>
    public const double OneSigma = 0.682689492137086;

    /// <summary>
    /// The interval of Clopper and Pearson (Biometrika 26, 404, 1934): it covers the true efficiency with at least the
    /// probability <paramref name="level"/>. Bounds hold to about 1e-11 of the width; of a thousand million trials to 1e-4.
    /// </summary>
    /// <param name="passed">Successes, from 0 to <paramref name="total"/>.</param>
    /// <param name="total">Trials; without any the interval is from 0 to 1.</param>
    /// <param name="level">Probability content, between 0 and 1.</param>
    /// <returns>Lower and upper bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Numbers that cannot be.</exception>
    public static (double Low, double High) ClopperPearson(long passed, long total, double level = OneSigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, total);
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "a probability between 0 and 1");
        }

        var tail = (1 - level) / 2;

        // The two quantiles at the ends have closed forms, exact for any number of trials.
        var low = passed == 0 ? 0
            : passed == total ? HepMath.Exp(HepMath.Log(tail) / total)
            : Beta.InvCDF(passed, total - passed + 1.0, tail);
        var high = passed == total ? 1
            : passed == 0 ? -HepMath.Expm1(HepMath.Log(tail) / total)
            : Beta.InvCDF(passed + 1.0, total - passed, 1 - tail);
        return (low, high);
    }
}
