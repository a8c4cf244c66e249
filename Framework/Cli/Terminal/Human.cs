using System.Globalization;

namespace HepAnalysis.Cli.Terminal;

/// <summary>Numbers as a person reads them.</summary>
internal static class Human
{
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string one) => $"{Count(number)} {one}{(number == 1 ? "" : "s")}";

    /// <summary>Three digits with a prefix: <c>1.9 M</c>.</summary>
    public static string Short(double number) => Math.Abs(number) switch
    {
        >= 1e9 => $"{Digits(number / 1e9)} G",
        >= 1e6 => $"{Digits(number / 1e6)} M",
        >= 1e4 => $"{Digits(number / 1e3)} k",
        _ => number.ToString("0", CultureInfo.InvariantCulture),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => $"{Digits(bytes / 1e9)} GB",
        >= 1_000_000 => $"{Digits(bytes / 1e6)} MB",
        >= 1_000 => $"{Digits(bytes / 1e3)} kB",
        _ => $"{bytes} B",
    };

    public static string Seconds(double seconds) =>
        seconds < 10 ? seconds.ToString("0.00", CultureInfo.InvariantCulture) + " s"
        : seconds < 120 ? seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : Clock(TimeSpan.FromSeconds(seconds));

    public static string Clock(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}" : $"{time.Minutes}:{time.Seconds:00}";

    /// <summary>How long ago something was, in its largest unit: 40 s, 5 min, 3 h, 2 d.</summary>
    public static string Age(TimeSpan age) =>
        age.TotalDays >= 2 ? $"{age.TotalDays:0} d" : age.TotalHours >= 2 ? $"{age.TotalHours:0} h" : age.TotalMinutes >= 2 ? $"{age.TotalMinutes:0} min" : $"{Math.Max(0, age.TotalSeconds):0} s";

    /// <summary>Up to six digits, as short as they go.</summary>
    public static string Number(double value) =>
        value != 0 && Math.Abs(value) is < 1e-4 or >= 1e7
            ? value.ToString("0.####e+0", CultureInfo.InvariantCulture)
            : Math.Round(value, Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(value), 1))), 0, 6)).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Empty where it is not known.</summary>
    public static string Count(long? number) => number is { } known ? Count(known) : "";

    /// <inheritdoc cref="Count(long?)"/>
    public static string Bytes(long? bytes) => bytes is { } known ? Bytes(known) : "";

    /// <summary>A moment, UTC, to the minute.</summary>
    public static string Moment(DateTimeOffset? moment) => moment is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>A text of others in one line that does nothing to a terminal.</summary>
    public static string Visible(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter)) : text;

    private static string Digits(double value) => value.ToString(value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
