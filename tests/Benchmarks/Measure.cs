using System.Diagnostics;
using System.Globalization;

namespace HepAnalysis.Benchmarks;

/// <summary>How every benchmark takes a time and shows it: medians after one warm-up, rows of a Markdown table.</summary>
internal static class Measure
{
    public const int Repeats = 5;

    // The JIT compiles a method again, optimised, only after a tenth of a second without new ones.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    /// <summary>Milliseconds of an action: the median of <paramref name="repeats"/> after half a second, or one call, that does not count.</summary>
    public static double Median(Action action, int repeats = Repeats)
    {
        var begun = Stopwatch.GetTimestamp();
        do
        {
            action();
        }
        while (Stopwatch.GetElapsedTime(begun) < WarmUp);

        var times = new double[repeats];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return Middle(times);
    }

    /// <summary>The median of numbers that were taken by something else.</summary>
    public static double Middle(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>The head of a table.</summary>
    public static void Header(params string[] columns)
    {
        Row([.. columns]);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>One row of a table.</summary>
    public static void Row(params object[] cells) =>
        Console.WriteLine("| " + string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))) + " |");

    /// <summary>A number with its thousands apart and so many digits behind the point.</summary>
    public static string Number(double value, int digits = 1) => value.ToString("N" + digits, CultureInfo.InvariantCulture);

    /// <summary>Million events a second.</summary>
    public static string Rate(long events, double milliseconds) => Number(events / milliseconds / 1000);
}
