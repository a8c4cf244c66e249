using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>What <c>hep show</c> prints of objects that are no histogram of one or two dimensions.</summary>
internal static class ObjectDrawing
{
    private const int MostItems = 60;

    /// <summary>Whether there is something to print of a class beside its members.</summary>
    public static bool Draws(string className) =>
        RootGraph.Reads(className) || RootGraph2D.Reads(className) || RootMultiGraph.Reads(className) || RootEfficiency.Reads(className)
        || RootFunction.Reads(className) || RootParameter.Reads(className) || RootVector.Reads(className) || RootMatrix.Reads(className)
        || RootLorentzVector.Reads(className) || RootText.Reads(className) || RootUuid.Reads(className) || RootDatime.Reads(className)
        || RootList.Reads(className) || RootMap.Reads(className) || RootHistogramN.Reads(className) || RootHistogramStack.Reads(className)
        || RootHistogram.Reads(className) || RootEntryList.Reads(className) || RootEventList.Reads(className) || RootChain.Reads(className);

    public static void Draw(RootObject value, string name, string command, HepConsole console)
    {
        switch (value.ClassName)
        {
            case var type when RootGraph.Reads(type):
                GraphTable.Write(RootGraph.Of(value), name, command, console);
                break;
            case var type when RootGraph2D.Reads(type):
                GraphTable.Write(RootGraph2D.Of(value), name, command, console);
                break;
            case var type when RootMultiGraph.Reads(type):
                Head(value, name, console, Human.Count(RootMultiGraph.Of(value).Graphs.Count, "graph"));
                foreach (var (graph, option) in RootMultiGraph.Of(value).Graphs)
                {
                    GraphTable.Write(graph, $"{graph.Name}{(option.Length > 0 ? $" ({option})" : "")}", command, console);
                }

                break;
            case var type when RootEfficiency.Reads(type):
                EfficiencyTable.Write(RootEfficiency.Of(value), name, command, console);
                break;
            case var type when RootHistogramN.Reads(type):
                BinTable.Write(RootHistogramN.Of(value), name, command, console);
                break;
            case "TH2Poly":
                BinTable.Write(RootPolygonHistogram.Of(value), name, command, console);
                break;
            case var type when RootHistogram.Reads(type):
                BinTable.Write(RootHistogram.Of(value), name, command, console);
                break;
            case var type when RootHistogramStack.Reads(type):
                var stack = RootHistogramStack.Of(value);
                Head(value, name, console, Human.Count(stack.Histograms.Count, "histogram"));
                foreach (var (histogram, _) in stack.Histograms)
                {
                    BinTable.Write(histogram, histogram.Name, command, console);
                }

                break;
            case var type when RootFunction.Reads(type):
                FunctionTable.Write(RootFunction.Of(value), name, console);
                break;
            case var type when RootMatrix.Reads(type):
                MatrixTable.Write(RootMatrix.Of(value), name, command, console);
                break;
            case var type when RootEntryList.Reads(type):
                EntryTable.Write(RootEntryList.Of(value), name, command, console);
                break;
            case var type when RootEventList.Reads(type):
                EntryTable.Write(RootEventList.Of(value), name, command, console);
                break;
            case var type when RootChain.Reads(type):
                EntryTable.Write(RootChain.Of(value), name, command, console);
                break;
            case var type when RootList.Reads(type):
                Items(RootList.Of(value), value, name, console);
                break;
            case var type when RootMap.Reads(type):
                Pairs(RootMap.Of(value), value, name, console);
                break;
            default:
                console.Out.WriteLine($"{name}   {Line(value)}");
                break;
        }
    }

    /// <summary>The line above a table: the object's name, class and title, and what else there is.</summary>
    public static void Head(RootObject value, string name, HepConsole console, params ReadOnlySpan<string> facts)
    {
        var title = value.Get<string>("fTitle") ?? "";
        console.Out.WriteLine(string.Join(" · ", [name, value.ClassName, .. facts.ToArray().Where(fact => fact.Length > 0), .. title.Length > 0 && title != name ? [title] : Array.Empty<string>()]));
    }

    /// <summary>The line that says how many rows are not shown.</summary>
    public static void More(int hidden, string what, string command, HepConsole console)
    {
        if (hidden > 0)
        {
            console.Out.WriteLine($"  … and {Human.Count(hidden, "more " + what)}: {command}");
        }
    }

    private static string Line(RootObject value) => value.ClassName switch
    {
        var type when RootParameter.Reads(type) => Parameter(RootParameter.Of(value)),
        var type when RootVector.Reads(type) => Vector(RootVector.Of(value)),
        var type when RootLorentzVector.Reads(type) => Lorentz(RootLorentzVector.Of(value)),
        var type when RootText.Reads(type) => RootText.Of(value).Value,
        var type when RootUuid.Reads(type) => RootUuid.Of(value).ToString(),
        var type when RootDatime.Reads(type) => RootDatime.Of(value).ToString(),
        _ => value.ClassName,
    };

    private static string Parameter(RootParameter parameter) =>
        $"= {parameter.Number switch
        {
            double or float => Human.Number(parameter.Value),
            bool truth => truth ? "true" : "false",
            var integer => Convert.ToString(integer, System.Globalization.CultureInfo.InvariantCulture),
        }}   ({parameter.Type})";

    private static string Vector(RootVector vector) =>
        $"({string.Join(", ", vector.Elements.Take(MostItems).Select(Human.Number))}{(vector.Elements.Count > MostItems ? $", … {Human.Count(vector.Elements.Count - MostItems)} more" : "")})"
        + (vector.FirstIndex != 0 ? $"   from index {vector.FirstIndex} on" : "");

    private static string Lorentz(RootLorentzVector vector) =>
        $"px {Human.Number(vector.Px)} · py {Human.Number(vector.Py)} · pz {Human.Number(vector.Pz)} · E {Human.Number(vector.Energy)}"
        + $" · pt {Human.Number(vector.Pt)} · η {Human.Number(vector.Eta)} · φ {Human.Number(vector.Phi)} · m {Human.Number(vector.Mass)}";

    private static void Items(RootList list, RootObject value, string name, HepConsole console)
    {
        Head(value, name, console, Human.Count(list.Items.Count, "object"));
        var table = new TextTable(">", "class", "name", "value", "option");
        for (var i = 0; i < Math.Min(list.Items.Count, MostItems); i++)
        {
            var item = list.Items[i];
            table.Add($"{i}", item?.ClassName ?? "(none)", NameOf(item), item is null ? "" : Short(item), i < list.Options.Count ? list.Options[i] : "");
        }

        if (list.Items.Count > 0)
        {
            table.Write(console, "  ");
        }

        More(list.Items.Count - MostItems, "object", "hep inspect shows their members", console);
    }

    private static void Pairs(RootMap map, RootObject value, string name, HepConsole console)
    {
        Head(value, name, console, Human.Count(map.Pairs.Count, "pair"));
        var table = new TextTable("key", "class", "name", "value");
        foreach (var (key, held) in map.Pairs.Take(MostItems))
        {
            table.Add(key is null ? "(none)" : NameOf(key) is { Length: > 0 } text ? text : Short(key), held?.ClassName ?? "(none)", NameOf(held), held is null ? "" : Short(held));
        }

        if (map.Pairs.Count > 0)
        {
            table.Write(console, "  ");
        }

        More(map.Pairs.Count - MostItems, "pair", "hep inspect shows their members", console);
    }

    private static string NameOf(RootObject? value) => value?.Get<string>("fName") ?? "";

    private static string Short(RootObject value) => Line(value) is var line && line == value.ClassName ? value.Get<string>("fTitle") ?? "" : line;
}
