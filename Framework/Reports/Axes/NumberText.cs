using System.Globalization;
using HepAnalysis.Columns;

namespace HepAnalysis.Reports.Axes;

/// <summary>Numbers as a person reads them, with the markup of titles.</summary>
internal static class NumberText
{
    /// <summary>A whole number with a real minus.</summary>
    public static string Signed(int value) => value < 0 ? "−" + (-(long)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with commas.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>So many digits behind the point, with a real minus; never −0.</summary>
    public static string Fixed(double value, int digits)
    {
        var text = value.ToString("F" + digits, CultureInfo.InvariantCulture);
        return text[0] != '-' ? text : text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : "−" + text[1..];
    }

    /// <summary>Up to five digits; a power of ten with an exponent for what is very large or small.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        if (value == Math.Floor(value) && Math.Abs(value) < 1e7)
        {
            return Commas(value);
        }

        if (Math.Abs(value) is >= 1e-3 and < 1e7)
        {
            var digits = Math.Clamp(4 - Exponent(value), 0, 6);
            var text = Fixed(value, digits);
            return digits == 0 ? Commas(Math.Round(value)) : text.TrimEnd('0').TrimEnd('.');
        }

        var parts = Math.Abs(value).ToString("0.####e+0", CultureInfo.InvariantCulture).Split('e');
        return $"{(value < 0 ? "−" : "")}{parts[0]}×10^{{{Signed(int.Parse(parts[1], CultureInfo.InvariantCulture))}}}";
    }

    /// <summary>A value and its error, both with as many digits as the error has two of.</summary>
    public static string WithError(double value, double error)
    {
        if (!(error > 0) || Math.Max(Math.Abs(value), error) is >= 1e7 or < 1e-3)
        {
            return $"{Short(value)} ± {Short(error)}";
        }

        var digits = Math.Clamp(1 - Exponent(error), 0, 9);
        return $"{Fixed(value, digits)} ± {Fixed(error, digits)}";
    }

    /// <summary>The power of ten of the first digit.</summary>
    public static int Exponent(double value)
    {
        var exponent = (int)Math.Floor(HepMath.Log10(Math.Abs(value)));

        // A logarithm that is rounded up to a whole number.
        return Math.Abs(value) < PowerOfTen(exponent) ? exponent - 1 : exponent;
    }

    /// <summary>10ⁿ, rounded once; infinite or 0 beyond the range.</summary>
    public static double PowerOfTen(int exponent) => double.Parse($"1e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Commas(double value) => value < 0 ? "−" + (-value).ToString("N0", CultureInfo.InvariantCulture) : value.ToString("N0", CultureInfo.InvariantCulture);
}
