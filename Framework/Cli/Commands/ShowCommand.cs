using System.CommandLine;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep show</c>: a histogram drawn in the terminal, or as JSON or CSV.</summary>
internal sealed class ShowCommand : HepCommand
{
    private readonly Argument<string> path;
    private readonly Option<bool> json;
    private readonly Option<bool> csv;

    public ShowCommand()
        : base("show", "draws a histogram of a ROOT file in the terminal")
    {
        path = Required("FILE:PATH", "the histogram: out/dimuon.root:mass; without :PATH all of the file");
        json = JsonOption();
        csv = Optional<bool>("--csv", "print a line for each bin instead, flow bins included");
    }

    public override IReadOnlyList<string> Examples => ["hep show out/dimuon.root:mass", "hep show out/dimuon.root:mass --csv > mass.csv"];

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var (asJson, asCsv) = (parsed.GetValue(json), parsed.GetValue(csv));
        if (asJson && asCsv)
        {
            throw new UsageException("--json and --csv are two outputs", null, "give one of them");
        }

        var target = ObjectPath.Parse(parsed.GetValue(path)!, console);
        using var file = RootFile.Open(console.OpenPath(target.File));
        if (target.Object is null && !asJson && !asCsv)
        {
            ShowAll(file, console);
            return 0;
        }

        var histogram = file.ReadHistogram(target.Object ?? Only(file));
        if (asJson)
        {
            JsonOutput.Print(console, writer => HistogramJson.Write(writer, histogram), indented: false);
        }
        else if (asCsv)
        {
            HistogramCsv.Write(histogram, console.Out);
        }
        else
        {
            HistogramDrawing.Draw(histogram, console);
        }

        return 0;
    }

    private static void ShowAll(RootFile file, HepConsole console)
    {
        var histograms = RootContents.Histograms(file);
        if (histograms.Count == 0)
        {
            throw NoHistogram(file);
        }

        foreach (var (name, histogram) in histograms)
        {
            HistogramDrawing.Draw(histogram with { Name = name }, console);
        }
    }

    private static string Only(RootFile file)
    {
        var names = RootContents.Newest(file).Where(item => RootContents.IsHistogram(item.Key)).Select(item => item.Path).ToList();
        return names.Count switch
        {
            0 => throw NoHistogram(file),
            1 => names[0],
            _ => throw new UsageException($"'{file.Name}' has {names.Count} histograms", string.Join(", ", names.Take(12)), $"name one: hep show {file.Name}:{names[0]}"),
        };
    }

    private static WrongObjectException NoHistogram(RootFile file) =>
        new($"'{file.Name}' has no histogram", file.Name, "there is none of one or two dimensions in it", $"hep inspect {file.Name} says what it has");
}
