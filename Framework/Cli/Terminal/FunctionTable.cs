using System.Globalization;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>A function as its formula and a table of its parameters.</summary>
internal static class FunctionTable
{
    public static void Write(RootFunction function, string name, HepConsole console)
    {
        var ranges = string.Join(", ", function.Ranges.Select((range, i) => $"{"xyz"[i]} from {Human.Number(range.Low)} to {Human.Number(range.High)}"));
        var fit = function.Chi2 > 0 ? $"χ² {Human.Number(function.Chi2)} for {function.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture)} degrees of freedom" : "";
        console.Out.WriteLine(string.Join(" · ", new[] { name, function.Object.ClassName, ranges, fit }.Where(part => part.Length > 0)));
        console.Out.WriteLine($"  {function.Formula}");
        if (function.Parameters.Count == 0)
        {
            return;
        }

        var table = new TextTable("parameter", ">value", "error", "limits");
        foreach (var parameter in function.Parameters)
        {
            table.Add(parameter.Name, Human.Number(parameter.Value), parameter.Error == 0 ? "" : $"± {Human.Number(parameter.Error)}", Limits(parameter));
        }

        table.Write(console, "  ");
    }

    private static string Limits(RootFunctionParameter parameter) =>
        parameter.Low == 0 && parameter.High == 0 ? "" : parameter.Low == parameter.High ? "fixed" : $"{Human.Number(parameter.Low)} to {Human.Number(parameter.High)}";
}
