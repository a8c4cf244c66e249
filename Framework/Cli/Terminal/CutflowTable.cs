using System.Globalization;
using HepAnalysis.EventLoop;

namespace HepAnalysis.Cli.Terminal;

/// <summary>The filters of a path with their efficiencies.</summary>
internal static class CutflowTable
{
    private const int Indent = 11;
    private const int NumberWidth = 11;

    public static void Draw(Cutflow cutflow, TextWriter output)
    {
        if (cutflow.Steps.Count == 0)
        {
            return;
        }

        var header = $"{cutflow.Path} path";
        var width = Math.Min(Math.Max(header.Length, cutflow.Steps.Max(step => step.Name.Length)), 34);
        var weighted = cutflow.Steps[0].Weighted is not null;
        output.WriteLine(
            $"{new string(' ', Indent)}{Fit(header, width)}{"executed",NumberWidth + 2}{"passed",NumberWidth}   efficiency (68 % CL){(weighted ? "   sum of weights" : "")}");
        foreach (var step in cutflow.Steps)
        {
            output.WriteLine(
                $"{new string(' ', Indent)}{Fit(step.Name, width)}{Human.Count(step.Executed),NumberWidth + 2}{Human.Count(step.Passed),NumberWidth}   "
                + (step.Weighted is { } sums ? $"{Efficiency(step),-20}   {Human.Number(sums.Passed)}" : Efficiency(step)));
        }
    }

    /// <summary><c>42.2 % ± 0.2</c>, or both sides where they differ.</summary>
    private static string Efficiency(CutflowStep step)
    {
        if (step.Executed == 0)
        {
            return "-";
        }

        var (down, up) = (100 * (step.Efficiency - step.Low), 100 * (step.High - step.Efficiency));
        var digits = Math.Max(down, up) switch { >= 0.095 => 1, >= 0.0095 => 2, _ => 3 };
        string Text(double value) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
        var value = Text(100 * step.Efficiency);
        return Text(down) == Text(up) ? $"{value} % ± {Text(up)}" : $"{value} % +{Text(up)} −{Text(down)}";
    }

    private static string Fit(string text, int width) => text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";
}
