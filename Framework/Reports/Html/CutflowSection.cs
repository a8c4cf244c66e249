using HepAnalysis.EventLoop;
using HepAnalysis.Reports.Axes;

namespace HepAnalysis.Reports.Html;

/// <summary>The filters of each path, with the share that passed and its interval.</summary>
internal static class CutflowSection
{
    public static void Write(HtmlBuilder page, IReadOnlyList<Cutflow> cutflows)
    {
        var filled = cutflows.Where(cutflow => cutflow.Steps.Count > 0).ToList();
        if (filled.Count == 0)
        {
            return;
        }

        page.Raw("<section><h2>Cutflow</h2>\n");
        foreach (var cutflow in filled)
        {
            var weighted = cutflow.Steps.Any(step => step.Weighted is not null);
            page.Raw("<div class=\"wide\"><table><caption>").Text(cutflow.Path).Raw("</caption>\n");
            page.Head(["filter", ">executed", ">passed", ">efficiency", ">of all", .. weighted ? [">sum of weights"] : Array.Empty<string>()]);
            foreach (var step in cutflow.Steps)
            {
                var all = cutflow.Steps[0].Executed;
                page.Row(
                [
                    step.Name, ">" + NumberText.Count(step.Executed), ">" + NumberText.Count(step.Passed), ">" + Efficiency(step),
                    ">" + (all == 0 ? "–" : $"{NumberText.Fixed(100.0 * step.Passed / all, 2)} %"),
                    .. weighted ? [">" + Weighted(step)] : Array.Empty<string>(),
                ]);
            }

            page.Raw("</table></div>\n");
        }

        page.Raw("<p class=\"note\">Efficiencies with their central 68.27 % intervals (Clopper-Pearson).</p></section>\n");
    }

    private static string Efficiency(CutflowStep step)
    {
        if (step.Executed == 0)
        {
            return "–";
        }

        var (down, up) = (100 * (step.Efficiency - step.Low), 100 * (step.High - step.Efficiency));
        var digits = Math.Max(down, up) switch { >= 0.95 => 1, >= 0.095 => 2, >= 0.0095 => 3, _ => 4 };
        var (value, low, high) = (NumberText.Fixed(100 * step.Efficiency, digits), NumberText.Fixed(down, digits), NumberText.Fixed(up, digits));
        return low == high ? $"{value} ± {high} %" : $"{value}^{{+{high}}}_{{−{low}}} %";
    }

    private static string Weighted(CutflowStep step) =>
        step.Weighted is { } sums ? NumberText.WithError(sums.Passed, Math.Sqrt(sums.PassedSquared)) : "–";
}
