using System.Globalization;
using System.Text;
using HepAnalysis.EventLoop.Reports;
using HepAnalysis.Reports.Svg;

namespace HepAnalysis.Reports.Html;

/// <summary>
/// The page of a run: histograms, cutflows, configuration, input, and at its end what differs from run to run (when, where, how
/// long). It is one file without scripts, and nothing in it is loaded from elsewhere. All but its last part is the same bytes
/// for the same analysis, input and version.
/// </summary>
public sealed class HtmlReport
{
    /// <summary>A comment before what differs from run to run.</summary>
    public const string BeginOfRun = "<!-- what follows differs from run to run -->";

    /// <summary>A comment behind it.</summary>
    public const string EndOfRun = "<!-- the same again -->";

    private readonly JobReport report;
    private readonly HtmlBuilder page = new();

    private HtmlReport(JobReport report)
    {
        this.report = report;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="report">What was run and what came out.</param>
    /// <param name="output">Where it goes, as UTF-8.</param>
    public static void Write(JobReport report, Stream output)
    {
        var (body, run) = new HtmlReport(report).Write();
        var title = HtmlBuilder.Escape(System.IO.Path.GetFileNameWithoutExtension(report.Plan.Configuration.File));

        // The font has what the page says, and not what differs from run to run: that needs no more than these.
        const string Always = "·–";
        var letters = (body + Always).EnumerateRunes().Select(rune => rune.Value).Concat(Enumerable.Range(' ', '~' - ' ' + 1));
        var html = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="generator" content="HepAnalysis {HtmlBuilder.Escape(report.ProgramVersion)}">
            <title>{title}</title>
            <style>{SvgWriter.FontFace(letters)}
            {PageStyle.Css}</style>
            </head>
            <body>
            {body}
            {BeginOfRun}
            {run}
            {EndOfRun}
            </body>
            </html>

            """.ReplaceLineEndings("\n");
        output.Write(Encoding.UTF8.GetBytes(html));
    }

    private (string Body, string Run) Write()
    {
        var (plan, result) = (report.Plan, report.Result);
        page.Raw("<header><h1>").Text(System.IO.Path.GetFileNameWithoutExtension(plan.Configuration.File)).Raw("</h1>\n<p class=\"note\">")
            .Text($"{Count(result.EventsDone, "event")} of {Count(plan.Files.Count, "file")} · {plan.Configuration.File} · HepAnalysis {report.ProgramVersion}").Raw("</p></header>\n<main>\n");
        HistogramSection.Write(page, result.Histograms);
        CutflowSection.Write(page, result.Cutflows);
        WriteConfiguration();
        WriteInput();
        page.Raw("</main>");
        var run = new HtmlBuilder();
        RunSection.Write(run, report);
        return (page.Html, run.Html);
    }

    private void WriteConfiguration()
    {
        var configuration = report.Plan.Configuration;
        page.Raw("<section><h2>Configuration</h2>\n<pre>").Text(CanonicalYaml.Of(configuration)).Raw("</pre>\n<p class=\"note\">sha256 <code>").Text(configuration.Hash).Raw("</code></p>\n");
        foreach (var module in configuration.ModuleDigests)
        {
            page.Raw("<p class=\"note\">Module ").Text(module.Path).Raw(" sha256 <code>").Text(module.Sha256).Raw("</code></p>\n");
        }

        if (report.Overrides.Count > 0)
        {
            page.Raw("<p class=\"note\">Set from outside: <code>").Text(string.Join(" · ", report.Overrides)).Raw("</code></p>\n");
        }

        page.Raw("</section>\n");
    }

    private void WriteInput()
    {
        const int Most = 500;
        var plan = report.Plan;
        page.Raw("<section><h2>Input</h2>\n<div class=\"wide\"><table>\n");
        page.Head("file", ">entries", ">bytes");
        foreach (var (file, entries) in plan.Files.Take(Most))
        {
            page.Row(file.Shown, ">" + Number(entries), ">" + (file.Bytes is { } bytes ? Number(bytes) : "unknown"));
        }

        page.Raw("</table></div>\n");
        if (plan.Files.Count > Most)
        {
            page.Raw("<p class=\"note\">").Text($"and {Number(plan.Files.Count - Most)} more; the job report names them all").Raw("</p>\n");
        }

        var part = report.Options.Skip > 0 || report.Options.First is not null
            ? $"; events {Number(report.Options.Skip)} to {Number(report.Options.Skip + plan.EventsTotal)} of the chain" : "";
        page.Raw("<p>").Text($"Read: {plan.ColumnsRead.Count} of {Number(plan.ColumnsAvailable)} columns ({string.Join(", ", plan.ColumnsRead)}){part}").Raw("</p></section>\n");
    }

    internal static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Count(long value, string one) => $"{Number(value)} {one}{(value == 1 ? "" : "s")}";
}
