using System.CommandLine;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Recovery;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep recover</c>: writes what can be read of a damaged ROOT file into one that is in order.</summary>
internal sealed class RecoverCommand : HepCommand
{
    private const int NothingSaved = 1;
    private readonly Argument<string> path;
    private readonly Option<string> output;

    public RecoverCommand()
        : base("recover", "writes what can be read of a ROOT file that is damaged or was not closed into one that is in order")
    {
        path = Required("FILE", "the file; it stays as it is");
        output = Optional<string>("--output", "the file to write", "OUT", "-o");
        output.Required = true;
    }

    public override IReadOnlyList<string> Examples => ["hep recover broken.root -o saved.root"];

    public override string Details =>
        "The objects are found by walking the records of the file, as ROOT does (TFile::Recover). Baskets and pages stay where they\n"
        + "are and as they are; an object whose own record cannot be read is left out, and named.";

    public override bool StopsGently => true;

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var from = console.OpenPath(parsed.GetValue(path)!);
        var to = console.FullPath(parsed.GetValue(output)!);
        var line = new ByteProgress(console, "copying");
        FileRecoveryReport report;
        try
        {
            report = FileRecovery.Recover(from, to, line.Show, console.Cancellation);
        }
        finally
        {
            line.Clear();
        }

        console.Out.WriteLine(report.Kept.Count == 0 ? $"no object of {from} can be read: nothing was written"
            : $"{console.ShortPath(to)}: {Human.Count(report.Kept.Count, "object")} of {from}{(report.WasWhole ? ", whose lists of objects were in order" : "")}");
        if (report.Kept.Count == 0 && report.Lost.Count == 0)
        {
            console.Out.WriteLine("  no record of an object was found: that of a tree is written when it is saved or its file is closed, and its baskets say nothing without it");
            console.Out.WriteLine("  try: fetch the file again, or run the job again that wrote it");
        }

        var table = new TextTable("object", "class", ">size");
        foreach (var (name, key) in report.Kept)
        {
            table.Add(name, key.ClassName, Human.Bytes(key.TotalBytes));
        }

        if (report.Kept.Count > 0)
        {
            table.Write(console, "  ");
        }

        foreach (var damage in report.Lost)
        {
            console.Out.WriteLine($"  left out: {damage.Object}");
            console.Out.WriteLine($"    {damage.Why}");
            console.Out.WriteLine($"    {damage.Where}");
        }

        if (report.Kept.Count > 0)
        {
            console.Out.WriteLine($"  hep check {console.ShortPath(to)} says whether entries of trees are lost");
        }

        return report.Kept.Count > 0 ? 0 : NothingSaved;
    }
}
