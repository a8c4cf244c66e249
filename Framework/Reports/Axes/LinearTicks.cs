namespace HepAnalysis.Reports.Axes;

/// <summary>Marks at multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    private const int MostMarks = 200;

    /// <summary>Labels have a common factor from here on.</summary>
    private const double Large = 1e5;

    private const double Small = 1e-3;

    /// <summary>Chooses marks.</summary>
    /// <param name="low">Lower end of the axis.</param>
    /// <param name="high">Upper end, above it.</param>
    /// <param name="most">About so many labels at most, at least two.</param>
    public static Ticks Choose(double low, double high, int most)
    {
        var (digit, power) = Step((high / most) - (low / most));
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        var factor = size is >= Large or < Small ? NumberText.Exponent(size) : 0;
        var decimals = Math.Clamp(factor - power, 0, 15);
        var parts = digit == 2 ? 4 : 5;
        var (minorDigit, minorPower) = digit == 1 ? (2, power - 1) : digit == 2 ? (5, power - 1) : (1, power);
        var marks = new List<Tick>();
        var first = Math.Ceiling(low / Multiple(1, minorDigit, minorPower));
        for (var i = 0; i < MostMarks; i++)
        {
            var value = Multiple(first + i, minorDigit, minorPower);
            if (!(value <= high))
            {
                break;
            }

            if (value >= low && (marks.Count == 0 || value > marks[^1].Value))
            {
                marks.Add(new Tick(value, (first + i) % parts == 0 ? NumberText.Fixed(Scaled(value, -factor), decimals) : ""));
            }
        }

        return new Ticks(marks, factor);
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below <paramref name="wanted"/>.</summary>
    public static (int Digit, int Power) Step(double wanted)
    {
        var power = NumberText.Exponent(wanted);
        foreach (var digit in (ReadOnlySpan<int>)[1, 2, 5])
        {
            if (Multiple(1, digit, power) >= wanted * (1 - 1e-9))
            {
                return (digit, power);
            }
        }

        return (1, power + 1);
    }

    /// <summary>count · digit · 10^power, rounded once: 0.3, not 0.30000000000000004.</summary>
    private static double Multiple(double count, int digit, int power) => Scaled(count * digit, power);

    private static double Scaled(double value, int power) =>
        power >= 0 ? value * NumberText.PowerOfTen(power)
        : power >= -300 ? value / NumberText.PowerOfTen(-power) : value / 1e300 / NumberText.PowerOfTen(-power - 300);
}
