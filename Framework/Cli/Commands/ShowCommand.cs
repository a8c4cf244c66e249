using System.CommandLine;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep show</c>: a histogram drawn in the terminal or into a picture, or as JSON or CSV; two of them with their ratio; other objects as tables.</summary>
internal sealed class ShowCommand : HepCommand
{
    private readonly Argument<string> path;
    private readonly Argument<string?> other;
    private readonly Option<bool> json;
    private readonly Option<bool> csv;
    private readonly Option<string?> save;
    private readonly Option<bool> log;

    public ShowCommand()
        : base("show", "draws a histogram of a ROOT file in the terminal, or saves a picture; prints graphs, efficiencies, functions, matrices")
    {
        path = Required("FILE:PATH", "the object: out/dimuon.root:mass; without :PATH all of the file");
        other = Further("OTHER:PATH", "a second one of the same axis: both are drawn, and FILE:PATH divided by it");
        save = Optional<string?>("--save", $"write a picture instead: its name ends with {ShowPicture.Endings}", "PICTURE");
        log = Optional<bool>("--log", "a logarithmic axis of contents in the picture");
        json = JsonOption();
        csv = Optional<bool>("--csv", "print a line for each bin instead, flow bins included, or for each point of a graph");
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
        var warnings = new FileWarnings(console);
        warnings.Print(file);
        if (target.Object is null && !asJson && !asCsv && picture is null && second is null)
        {
            ShowAll(file, console);
            return 0;
        }

        if (target.Object is { } name && second is null && picture is null && file.Find(name) is var key && !RootContents.IsHistogram(key))
        {
            ShowObject(file, name, key, (asJson, asCsv), console);
            return 0;
        }

        var first = Read(file, target);
        if (second is not null)
        {
            var otherTarget = ObjectPath.Parse(second, console);
            using var otherFile = RootFile.Open(console.OpenPath(otherTarget.File));
            warnings.Print(otherFile);
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
        var items = RootContents.Newest(file).Where(item => RootContents.IsHistogram(item.Key) || ObjectDrawing.Draws(item.Key.ClassName)).ToList();
        if (items.Count == 0)
        {
            throw new WrongObjectException($"'{file.Name}' has nothing that can be shown", file.Name, "there is no histogram, graph, function or the like in it", $"hep inspect {file.Name} says what it has");
        }

        var isFirst = true;
        foreach (var (name, key) in items)
        {
            if (!isFirst)
            {
                console.Out.WriteLine();
            }

            isFirst = false;
            if (RootContents.IsHistogram(key))
            {
                HistogramDrawing.Draw(file.ReadHistogram(name) with { Name = name }, console);
            }
            else
            {
                ObjectDrawing.Draw(file.ReadObject(key), name, Everything(file, name), console);
            }
        }
    }

    private static void ShowObject(RootFile file, string name, RootKey key, (bool Json, bool Csv) form, HepConsole console)
    {
        if (!ObjectDrawing.Draws(key.ClassName))
        {
            throw new WrongObjectException(
                $"'{name}' cannot be shown", $"{file.Name}:{key.NameCycle}", $"it is a {key.ClassName}: hep show draws histograms and prints graphs, efficiencies, functions, matrices, lists and the like",
                $"hep inspect {file.Name}:{name} shows what is in it");
        }

        var value = file.ReadObject(key);
        if (form.Json)
        {
            JsonOutput.Print(console, writer => ObjectJson.Write(writer, value));
        }
        else if (!form.Csv)
        {
            ObjectDrawing.Draw(value, name, Everything(file, name), console);
        }
        else if (RootGraph.Reads(key.ClassName))
        {
            GraphTable.WriteCsv(RootGraph.Of(value), console.Out);
        }
        else if (RootEfficiency.Reads(key.ClassName))
        {
            EfficiencyTable.WriteCsv(RootEfficiency.Of(value), console.Out);
        }
        else
        {
            throw new WrongObjectException($"'{name}' has no CSV", $"{file.Name}:{key.NameCycle}", $"it is a {key.ClassName}: --csv prints histograms of one and two dimensions, graphs and efficiencies", Everything(file, name));
        }
    }

    private static string Everything(RootFile file, string name) => $"hep show {file.Name}:{name} --json prints everything";

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
