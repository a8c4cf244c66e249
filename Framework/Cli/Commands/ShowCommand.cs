using System.CommandLine;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep show</c>: a histogram drawn in the terminal or into a picture, or as JSON or CSV; two of them with their ratio.</summary>
internal sealed class ShowCommand : HepCommand
{
    private readonly Argument<string> path;
    private readonly Argument<string?> other;
    private readonly Option<bool> json;
    private readonly Option<bool> csv;
    private readonly Option<string?> save;
    private readonly Option<bool> log;

    public ShowCommand()
        : base("show", "draws a histogram of a ROOT file in the terminal, or saves a picture")
    {
        path = Required("FILE:PATH", "the histogram: out/dimuon.root:mass; without :PATH all of the file");
        other = Further("OTHER:PATH", "a second one of the same axis: both are drawn, and FILE:PATH divided by it");
        save = Optional<string?>("--save", $"write a picture instead: its name ends with {ShowPicture.Endings}", "PICTURE");
        log = Optional<bool>("--log", "a logarithmic axis of contents in the picture");
        json = JsonOption();
        csv = Optional<bool>("--csv", "print a line for each bin instead, flow bins included");
    }

    public override IReadOnlyList<string> Examples =>
    [
        "hep show out/dimuon.root:mass",
        "hep show out/dimuon.root:mass --save mass.svg",
        "hep show new.root:mass old.root:mass --save ratio.svg --log",
        "hep show out/dimuon.root:mass --csv > mass.csv",
    ];

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var (asJson, asCsv, picture, second) = (parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(save), parsed.GetValue(other));
        RefuseTwo(asJson, asCsv, picture, second, parsed.GetValue(log));
        ShowPicture.Check(picture, console);
        var target = ObjectPath.Parse(parsed.GetValue(path)!, console);
        using var file = RootFile.Open(console.OpenPath(target.File));
        if (target.Object is null && !asJson && !asCsv && picture is null && second is null)
        {
            ShowAll(file, console);
            return 0;
        }

        var first = Read(file, target);
        if (second is not null)
        {
            var otherTarget = ObjectPath.Parse(second, console);
            using var otherFile = RootFile.Open(console.OpenPath(otherTarget.File));
            ShowTwo(first, Read(otherFile, otherTarget), picture, parsed.GetValue(log), console);
        }
        else if (picture is not null)
        {
            ShowPicture.Save(first, picture, parsed.GetValue(log), console);
        }
        else if (asJson)
        {
            JsonOutput.Print(console, writer => HistogramJson.Write(writer, first.Histogram), indented: false);
        }
        else if (asCsv)
        {
            HistogramCsv.Write(first.Histogram, console.Out);
        }
        else
        {
            HistogramDrawing.Draw(first.Histogram, console);
        }

        return 0;
    }

    private static void RefuseTwo(bool asJson, bool asCsv, string? picture, string? second, bool log)
    {
        var outputs = new[] { asJson ? "--json" : null, asCsv ? "--csv" : null, picture is null ? null : "--save" }.OfType<string>().ToList();
        if (outputs.Count > 1)
        {
            throw new UsageException($"{string.Join(" and ", outputs)} are {(outputs.Count == 2 ? "two" : "three")} outputs", null, "give one of them");
        }

        if (second is not null && (asJson || asCsv))
        {
            throw new UsageException($"{outputs[0]} prints one histogram, not two", $"'{second}' is a second one", "give them one after the other");
        }

        if (log && picture is null)
        {
            throw new UsageException("--log is for a picture", "the terminal draws linearly", "add --save mass.svg");
        }
    }

    private static void ShowTwo(ShownHistogram first, ShownHistogram second, string? picture, bool log, HepConsole console)
    {
        if (picture is not null)
        {
            ShowPicture.SaveComparison(first, second, picture, log, console);
            return;
        }

        ShowPicture.CheckComparable(first, second);
        HistogramDrawing.Draw(first.Histogram with { Name = first.Label }, console);
        HistogramDrawing.Draw(second.Histogram with { Name = second.Label }, console);
        RatioDrawing.Draw(first.Histogram, second.Histogram, console.Out, console.Width);
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

    private static ShownHistogram Read(RootFile file, ObjectPath target)
    {
        var name = target.Object ?? Only(file);
        return new ShownHistogram(file.ReadHistogram(name), $"{target.File}:{name}");
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
