using HepAnalysis.Columns;

namespace HepAnalysis.Reports.Axes;

/// <summary>Marks at powers of ten, and where there are few of them at 2 and 5 times those.</summary>
internal static class LogTicks
{
    /// <summary>With more decades than this the marks between them run into each other.</summary>
    private const int MostDecadesWithMarks = 12;

    private const double Slack = 1e-9;

    /// <summary>Chooses marks.</summary>
    /// <param name="low">Lower end of the axis, above 0.</param>
    /// <param name="high">Upper end, above it.</param>
    /// <param name="most">About so many labels at most, at least two.</param>
    public static Ticks Choose(double low, double high, int most)
    {
        var (first, last) = (Decade(low, Slack, up: true), Decade(high, Slack, up: false));
        if (last - first < 1)
        {
            // Less than a decade with both ends: powers of ten would be one mark or none.
            return HepMath.Log10(high) - HepMath.Log10(low) > 0.5 ? Between(low, high, first, last) : LinearTicks.Choose(low, high, most);
        }

        if (last - first < 2 && most >= 4)
        {
            return Between(low, high, first, last);
        }

        var each = 1;
        while ((last - first) / each >= most)
        {
            each++;
        }

        var plain = first >= -3 && last <= 4;
        var marks = new List<Tick>();
        for (var decade = first - 1; decade <= last; decade++)
        {
            var value = NumberText.PowerOfTen(decade);
            if (decade >= first)
            {
                marks.Add(new Tick(value, decade % each != 0 ? "" : plain ? Plain(value) : Power(decade)));
            }

            for (var digit = 2; digit < 10 && last - first <= MostDecadesWithMarks; digit++)
            {
                if (digit * value >= low && digit * value <= high)
                {
                    marks.Add(new Tick(digit * value, ""));
                }
            }
        }

        return new Ticks(marks, 0);
    }

    private static Ticks Between(double low, double high, int first, int last)
    {
        var plain = first >= -4 && last <= 5;
        var marks = new List<Tick>();
        for (var decade = first - 1; decade <= last; decade++)
        {
            for (var digit = 1; digit < 10; digit++)
            {
                var value = decade >= 0 ? digit * NumberText.PowerOfTen(decade) : digit / NumberText.PowerOfTen(-decade);
                if (value >= low * (1 - Slack) && value <= high * (1 + Slack))
                {
                    marks.Add(new Tick(value, digit is not (1 or 2 or 5) ? "" : plain ? Plain(value) : digit == 1 ? Power(decade) : $"{digit}×{Power(decade)}"));
                }
            }
        }

        return new Ticks(marks, 0);
    }

    /// <summary>The power of ten at or inside an end of the axis.</summary>
    private static int Decade(double value, double slack, bool up)
    {
        var log = HepMath.Log10(value);
        return (int)(up ? Math.Ceiling(log - slack) : Math.Floor(log + slack));
    }

    private static string Plain(double value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static string Power(int decade) => $"10^{{{NumberText.Signed(decade)}}}";
}
