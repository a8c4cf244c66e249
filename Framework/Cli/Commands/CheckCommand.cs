using System.CommandLine;
using System.Text.Json;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Recovery;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep check</c>: reads a whole ROOT file and says what of it is damaged.</summary>
internal sealed class CheckCommand : HepCommand
{
    private const int Damaged = 1;
    private const int MostShown = 50;
    private const int MostRemarks = 10;
    private readonly Argument<string> path;
    private readonly Option<bool> json;

    public CheckCommand()
        : base("check", "reads a whole ROOT file and says what of it is damaged and which entries are lost")
    {
        path = Required("FILE", "the file");
        json = JsonOption();
    }

    public override IReadOnlyList<string> Examples => ["hep check data-samples/dimuon.root"];

    public override string Details =>
        "It walks through the records, reads every object, and decompresses every basket and page; checksums are compared\n"
        + "where there are any: lz4, xz and zlib blocks, RNTuple. What is stored as it is has none.\n"
        + "Exit code: 0 the file is whole, 1 it is damaged, 3 nothing of it can be read.\n"
        + "hep recover FILE -o OUT writes what is left into a file that is in order.";

    public override bool StopsGently => true;

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var file = console.OpenPath(parsed.GetValue(path)!);
        var isJson = parsed.GetValue(json);
        var line = isJson ? null : new ByteProgress(console, "checking");
        FileCheckReport report;
        try
        {
            report = FileChecker.Check(file, line is null ? null : line.Show, console.Cancellation);
        }
        finally
        {
            line?.Clear();
        }

        if (isJson)
        {
            JsonOutput.Print(console, writer => Write(writer, file, report));
        }
        else
        {
            Write(console, file, report);
        }

        return report.IsWhole ? 0 : Damaged;
    }

    private static void Write(HepConsole console, string file, FileCheckReport report)
    {
        console.Out.WriteLine(
            $"{file}: {(report.IsWhole ? "whole" : $"damaged in {Human.Count(report.Damages.Count, "place")}")} · {Human.Count(report.Records, "record")}, {Human.Count(report.Objects, "object")}, "
            + $"{Human.Count(report.Baskets, "basket")}, {Human.Count(report.Pages, "page")} read and decompressed");
        foreach (var damage in report.Damages.Take(MostShown))
        {
            console.Out.WriteLine($"  {damage.Object}{(damage.Part is null ? "" : $", {damage.Part}")}{Lost(damage)}");
            console.Out.WriteLine($"    {damage.Why}");
            console.Out.WriteLine($"    {damage.Where}");
        }

        if (report.Damages.Count > MostShown)
        {
            console.Out.WriteLine($"  … and {Human.Count(report.Damages.Count - MostShown)} more: hep check {file} --json");
        }

        foreach (var (tree, parts) in LostEntries(report))
        {
            console.Out.WriteLine($"  {tree}: {parts}");
        }

        foreach (var remark in report.Remarks.Take(MostRemarks))
        {
            console.Out.WriteLine($"  note: {remark}");
        }

        if (report.Remarks.Count > MostRemarks)
        {
            console.Out.WriteLine($"  … and {Human.Count(report.Remarks.Count - MostRemarks, "more note")}: hep check {file} --json");
        }

        if (!report.IsWhole)
        {
            console.Out.WriteLine($"  try: fetch the file again; or hep recover {file} -o OUT.root writes what can be read");
        }
    }

    private static string Lost(FileDamage damage) => damage.EntryCount == 0 ? ""
        : $": entries {damage.FirstEntry} to {damage.FirstEntry + damage.EntryCount - 1} are lost";

    // An entry is lost to an analysis of everything where any branch of it is.
    private static IEnumerable<(string Tree, string Parts)> LostEntries(FileCheckReport report) =>
        report.Damages.Where(damage => damage.EntryCount > 0).GroupBy(damage => damage.Object, StringComparer.Ordinal).Select(tree =>
        {
            var ranges = new List<(long First, long End)>();
            foreach (var damage in tree.OrderBy(damage => damage.FirstEntry))
            {
                var (first, end) = (damage.FirstEntry, damage.FirstEntry + damage.EntryCount);
                if (ranges.Count > 0 && first <= ranges[^1].End)
                {
                    ranges[^1] = (ranges[^1].First, Math.Max(end, ranges[^1].End));
                }
                else
                {
                    ranges.Add((first, end));
                }
            }

            var parts = tree.Select(damage => damage.Part).Distinct(StringComparer.Ordinal).Count();
            return (tree.Key, $"{Human.Count(ranges.Sum(range => range.End - range.First), "entry").Replace("entrys", "entries", StringComparison.Ordinal)} lack at least one of "
                + $"{Human.Count(parts, "damaged column")}: {string.Join(", ", ranges.Take(8).Select(range => $"{range.First} to {range.End - 1}"))}{(ranges.Count > 8 ? " …" : "")}");
        });

    private static void Write(Utf8JsonWriter json, string file, FileCheckReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteBoolean("whole", report.IsWhole);
        json.WriteNumber("records", report.Records);
        json.WriteNumber("objects", report.Objects);
        json.WriteNumber("baskets", report.Baskets);
        json.WriteNumber("pages", report.Pages);
        json.WriteStartArray("damages");
        foreach (var damage in report.Damages)
        {
            json.WriteStartObject();
            json.WriteString("object", damage.Object);
            json.WriteString("where", damage.Where);
            json.WriteString("why", damage.Why);
            if (damage.Part is { } part)
            {
                json.WriteString("part", part);
                json.WriteNumber("firstEntry", damage.FirstEntry);
                json.WriteNumber("entries", damage.EntryCount);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var remark in report.Remarks)
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
