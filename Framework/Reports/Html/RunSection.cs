using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HepAnalysis.EventLoop.Reports;

namespace HepAnalysis.Reports.Html;

/// <summary>When, where and how fast it was run: of interest to a person, and different each time.</summary>
internal static class RunSection
{
    public static void Write(HtmlBuilder page, JobReport report)
    {
        var result = report.Result;
        var (read, unpack, decode) = (Seconds(result.Cost.ReadTicks), Seconds(result.Cost.DecompressTicks), Seconds(result.Cost.DecodeTicks));
        page.Raw("<section><h2>This run</h2>\n<div class=\"wide\"><table>\n");
        page.Row("begun", report.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC");
        page.Row("event loop", Text(result.WallSeconds) + (result.WallSeconds > 0 ? $" · {HtmlReport.Number((long)(result.EventsDone / result.WallSeconds))} events/s" : ""));
        page.Row($"threads together ({result.Threads})", Text(result.BusySeconds));
        page.Row("of it reading", $"{Text(read)} · {HtmlReport.Number(result.Cost.ReadBytes)} bytes");
        page.Row("of it decompressing", $"{Text(unpack)} · {HtmlReport.Number(result.Cost.DecompressedBytes)} bytes");
        page.Row("of it decoding", Text(decode));
        page.Row("of it selecting and filling", Text(Math.Max(0, result.BusySeconds - read - unpack - decode)));
        page.Row("on", $"{Environment.MachineName} · {Environment.ProcessorCount} cores");
        page.Row("system", $"{RuntimeInformation.OSDescription.Split('#')[0].Trim()} · .NET {Environment.Version}");
        page.Raw("</table></div></section>");
    }

    private static string Text(double seconds) => seconds.ToString(seconds < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture) + " s";

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
