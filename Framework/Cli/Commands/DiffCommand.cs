using System.CommandLine;
using System.Text.Json;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep diff</c>: compares all histograms of two files, bit for bit.</summary>
internal sealed class DiffCommand : HepCommand
{
    private readonly Argument<string> left;
    private readonly Argument<string> right;
    private readonly Option<bool> json;

    public DiffCommand()
        : base("diff", "compares the histograms of two ROOT files, bit for bit")
    {
        left = Required("A", "a file, or one histogram of it: a.root:mass");
        right = Required("B", "the other");
        json = JsonOption();
    }

    public override IReadOnlyList<string> Examples => ["hep diff a.root b.root"];

    public override string Details => "Exit code 0 where every bit is the same, 1 where something differs; the first difference of each histogram is said.";

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var differences = HistogramComparison.Compare(
            Read(parsed.GetValue(left)!, console, out var nameA), Read(parsed.GetValue(right)!, console, out var nameB), out var same);
        if (parsed.GetValue(json))
        {
            JsonOutput.Print(console, writer => Write(writer, nameA, nameB, same, differences));
        }
        else if (differences.Count == 0)
        {
            console.Out.WriteLine($"same       {Human.Count(same, "histogram")}, bit for bit");
        }
        else
        {
            foreach (var (name, what) in differences)
            {
                console.Out.WriteLine($"differs    {name}: {what}");
            }

            console.Out.WriteLine($"{Human.Count(differences.Count, "histogram")} of {Human.Count(same + differences.Count)} differ");
        }

        return differences.Count == 0 ? 0 : 1;
    }

    private static IReadOnlyDictionary<string, Histograms.HistogramData> Read(string text, HepConsole console, out string name)
    {
        var path = ObjectPath.Parse(text, console);
        name = text;
        using var file = RootFile.Open(console.OpenPath(path.File));
        return path.Object is null
            ? RootContents.Histograms(file)
            : new Dictionary<string, Histograms.HistogramData> { ["the histogram"] = file.ReadHistogram(path.Object) };
    }

    private static void Write(Utf8JsonWriter json, string a, string b, int same, IReadOnlyList<(string Name, string What)> differences)
    {
        json.WriteStartObject();
        json.WriteString("a", a);
        json.WriteString("b", b);
        json.WriteBoolean("same", differences.Count == 0);
        json.WriteNumber("sameCount", same);
        json.WriteStartArray("differences");
        foreach (var (name, what) in differences)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("difference", what);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
