using System.Globalization;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>How long to wait before a call is tried again: a quarter of a second, doubled each time up to ten, less a random part so that a thousand clients do not come back at once.</summary>
internal static class Backoff
{
    private const double First = 0.25;
    private const double Most = 10;
    private static readonly TimeSpan MostAsked = TimeSpan.FromMinutes(2);

    /// <param name="failures">Failures so far, from 1 on.</param>
    /// <param name="retryAfter">What the server asked for by Retry-After: seconds or a date.</param>
    /// <param name="now">Now.</param>
    public static TimeSpan After(int failures, string? retryAfter, DateTimeOffset now)
    {
        var own = TimeSpan.FromSeconds(Math.Min(Most, First * Math.Pow(2, failures - 1)) * (0.5 + (Random.Shared.NextDouble() / 2)));
        var asked = int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(retryAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now
            : TimeSpan.Zero;
        return asked > own ? asked < MostAsked ? asked : MostAsked : own;
    }
}
