using HepAnalysis.EventLoop;
using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Plots;
using HepAnalysis.Reports.Svg;

namespace HepAnalysis.Reports.Html;

/// <summary>The pictures of a page, each linear and logarithmic, with its numbers.</summary>
internal static class HistogramSection
{
    /// <summary>A page with more pictures than this takes a browser long to show.</summary>
    private const int Most = 200;

    public static void Write(HtmlBuilder page, IReadOnlyList<HistogramResult> histograms)
    {
        if (histograms.Count == 0)
        {
            return;
        }

        page.Raw("<section><h2>Histograms</h2>\n<div class=\"plots\">\n");
        for (var i = 0; i < Math.Min(histograms.Count, Most); i++)
        {
            Write(page, histograms[i], $"h{i + 1}");
        }

        page.Raw("</div>\n");
        if (histograms.Count > Most)
        {
            page.Raw("<p class=\"note\">").Text($"The first {Most} of {histograms.Count} histograms are drawn; the file has them all.").Raw("</p>\n");
        }

        page.Raw("</section>\n");
    }

    private static void Write(HtmlBuilder page, HistogramResult histogram, string id)
    {
        var data = histogram.Data;
        page.Raw("<figure><h3>").Text(data.Name).Raw("</h3>\n");
        if (data.Axes.Count > 1 && data.Title.Length > 0)
        {
            page.Raw("<p class=\"note\">").Title(data.Title).Raw("</p>\n");
        }

        page.Raw($"<input type=\"checkbox\" class=\"log\" id=\"{id}-log\"> <label for=\"{id}-log\">logarithmic</label>\n");
        foreach (var (kind, log) in new[] { ("linear", false), ("logarithmic", true) })
        {
            var picture = HistogramPicture.Draw(data, new PictureOptions { LogContents = log, WithStatistics = false });
            page.Raw($"<div class=\"{kind}\">").Raw(SvgWriter.Element(picture, $"{id}-{kind}")).Raw("</div>\n");
        }

        WriteNumbers(page, histogram);
        page.Raw("</figure>\n");
    }

    private static void WriteNumbers(HtmlBuilder page, HistogramResult histogram)
    {
        var summary = HistogramSummary.Of(histogram.Data);
        page.Raw("<table>\n");
        page.Row("entries", ">" + NumberText.Short(histogram.Data.Entries));
        for (var i = 0; i < summary.Means.Count; i++)
        {
            var axis = summary.Means.Count == 1 ? "" : i == 0 ? " of x" : " of y";
            page.Row("mean" + axis, ">" + Known(summary.Means[i]));
            page.Row("standard deviation" + axis, ">" + Known(summary.StandardDeviations[i]));
        }

        if (summary.Outside.Count == 2)
        {
            page.Row("below the axis", ">" + NumberText.Short(summary.Outside[0]));
            page.Row("above the axis", ">" + NumberText.Short(summary.Outside[1]));
        }
        else
        {
            page.Row("outside the axes", ">" + NumberText.Short(summary.Outside[0]));
        }

        page.Row("not a number", ">" + NumberText.Count(histogram.NaNCount));
        if (histogram.NonFiniteWeightCount > 0)
        {
            page.Row("weight not finite", ">" + NumberText.Count(histogram.NonFiniteWeightCount));
        }

        if (histogram.MissingCount > 0)
        {
            page.Row("value missing", ">" + NumberText.Count(histogram.MissingCount));
        }

        page.Raw("</table>\n");
    }

    private static string Known(double value) => double.IsNaN(value) ? "–" : NumberText.Short(value);
}
