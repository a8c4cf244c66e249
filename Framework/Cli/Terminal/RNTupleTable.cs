using System.Globalization;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.Cli.Terminal;

/// <summary>What <c>hep inspect</c> shows of an RNTuple: its columns, and how they are stored.</summary>
internal static class RNTupleTable
{
    public static void Write(RNTuple ntuple, string name, int most, HepConsole console)
    {
        var clusters = ntuple.ClusterBoundaries([]).Count - (ntuple.Entries > 0 ? 1 : 0);
        var storage = ntuple.ReadStorage();
        var fields = ntuple.Schema.Fields.Where(field => field.IsTopLevel).DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);
        console.Out.WriteLine(
            $"RNTuple {name} · {Human.Count(ntuple.Entries, "event")} · {Human.Count(fields.Count, "field")} · {Human.Count(ntuple.Entries > 0 ? clusters : 0, "cluster")}"
            + $" · format {ntuple.Anchor.Version}, {ntuple.Writer}{(ntuple.Description.Length > 0 ? $" · {ntuple.Description}" : "")}");
        WriteStorage(ntuple, storage, console);
        ClusterLine.Write(ntuple.ClusterBoundaries([]), console);
        var table = new TextTable("column", "type", "counter", "C++ type", "stored as", ">size", ">ratio", "title");
        foreach (var column in ntuple.Columns.Take(most))
        {
            var field = fields.GetValueOrDefault(column.Name);
            var inside = field is null ? [] : storage.ColumnsInside(field).ToList();
            var stored = field is null ? "" : inside.Count > 0 ? Types(inside.Select(item => item.Column)) : Types(ntuple.Schema.ColumnsOf(field.Id).Select(id => ntuple.Schema.Columns[id]));
            var (bytes, ratio) = Size(inside);
            table.Add(column.Name, column.Type.ToString(), column.Counter ?? "", field?.TypeName ?? "", stored, bytes, ratio, column.Title);
        }

        table.Write(console, "  ");
        if (ntuple.Columns.Count > most)
        {
            console.Out.WriteLine($"  … and {Human.Count(ntuple.Columns.Count - most)} more: hep inspect {ntuple.Name} lists all");
        }

        foreach (var (column, reason) in ntuple.Unreadable.Take(most))
        {
            console.Out.WriteLine($"  {column} is no column: {reason}");
        }
    }

    private static void WriteStorage(RNTuple ntuple, RNTupleStorage storage, HepConsole console)
    {
        if (storage.Pages > 0)
        {
            var shared = storage.SharedPages > 0 ? $", {Human.Count(storage.SharedPages)} of them at the place of an equal one" : "";
            var checksums = storage.PagesWithChecksum == storage.Pages ? "with checksums" : storage.PagesWithChecksum == 0 ? "without checksums" : $"{Human.Count(storage.PagesWithChecksum)} with checksums";
            console.Out.WriteLine(
                $"  {Human.Bytes(storage.StoredBytes)} of {Human.Bytes(storage.ContentBytes)} · {string.Join(", ", storage.Columns.SelectMany(column => column.Compressions).Distinct())} · {Human.Count(storage.Pages, "page")} {checksums}{shared}");
        }

        foreach (var set in ntuple.AttributeSets)
        {
            console.Out.WriteLine($"  attribute set {set.Name}, schema {set.SchemaMajor}.{set.SchemaMinor}");
        }
    }

    private static string Types(IEnumerable<RNTupleColumn> columns)
    {
        const int Most = 4;
        var types = columns.Select(column => column.Type).Distinct().ToList();
        return string.Join(" + ", types.Take(Most)) + (types.Count > Most ? " …" : "");
    }

    private static (string Bytes, string Ratio) Size(IReadOnlyCollection<RNTupleColumnStorage> columns)
    {
        var (stored, content) = (columns.Sum(column => column.StoredBytes), columns.Sum(column => column.ContentBytes));
        return columns.Count == 0 ? ("", "") : (Human.Bytes(stored), stored == 0 ? "" : ((double)content / stored).ToString("0.0", CultureInfo.InvariantCulture));
    }
}
