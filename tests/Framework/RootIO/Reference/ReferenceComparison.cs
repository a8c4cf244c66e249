using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.Columns.Digest;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.Reference;

/// <summary>Reads a ROOT file and compares with the answers beside it: header, keys, streamers, columns, histograms.</summary>
internal sealed class ReferenceComparison(ReferenceAnswers answers)
{
    private const int BlockEntries = 1000;
    private readonly ReferenceTally tally = new();

    public ReferenceTally Run()
    {
        try
        {
            using var file = RootFile.Open(answers.RootFile);
            Part("header", () => CompareHeader(file));
            Part("key", () => CompareKeys(file));
            Part("streamer", () => CompareStreamers(file));
            foreach (var tree in answers.List("trees"))
            {
                Part("column", () => CompareTree(file, tree));
            }

            new HistogramComparison(answers, tally).Run(file);
        }
        catch (HepException e)
        {
            tally.Unread("file", $"{answers.Label}: {e.What}: {e.Why}");
        }

        return tally;
    }

    // Only errors of our own are answers; anything else that is thrown fails the test.
    private void Part(string kind, Action compare)
    {
        try
        {
            compare();
        }
        catch (HepException e)
        {
            tally.Unread(kind, $"{answers.Label}: {e.What}: {e.Where}: {e.Why}");
        }
    }

    private void CompareHeader(RootFile file)
    {
        var expected = answers.Root.GetProperty("header");
        var header = file.Header;
        (string Name, object Value)[] fields =
        [
            ("fVersion", header.Version), ("fBEGIN", header.Begin), ("fEND", header.End), ("fSeekFree", header.SeekFree),
            ("fNbytesFree", header.FreeBytes), ("nfree", header.FreeCount), ("fNbytesName", header.NameBytes), ("fUnits", header.Units),
            ("fCompress", header.Compression), ("fSeekInfo", header.SeekInfo), ("fNbytesInfo", header.InfoBytes),
            ("root_version", header.RootVersion), ("uuid", header.Uuid.ToString()), ("uuid_version", header.UuidVersion),
        ];
        var wrong = fields.Where(field => expected.TryGetProperty(field.Name, out var value) && value.ToString() != Text(field.Value)).ToList();
        tally.Compare("header", answers.Label, wrong.Count == 0, () => string.Join(", ", wrong.Select(field => $"{field.Name} {field.Value} for {expected.GetProperty(field.Name)}")));
    }

    private void CompareKeys(RootFile file)
    {
        var expected = answers.List("keys").Select(key => string.Join('|',
            key.GetProperty("path"), key.GetProperty("class"), key.GetProperty("title"), key.GetProperty("version"), key.GetProperty("fSeekKey"),
            key.GetProperty("fSeekPdir"), key.GetProperty("fNbytes"), key.GetProperty("fObjlen"), key.GetProperty("fKeylen"), key.GetProperty("fDatime")));
        var found = file.AllKeys().Select(item => string.Join('|',
            item.Directory.Length == 0 ? item.Key.NameCycle : $"{item.Directory}/{item.Key.NameCycle}", item.Key.ClassName, item.Key.Title, item.Key.Version,
            item.Key.SeekKey, item.Key.SeekDirectory, item.Key.TotalBytes, item.Key.ObjectBytes, item.Key.KeyBytes, item.Key.Time.Packed)).ToList();
        foreach (var (want, have) in expected.Zip(found.Concat(Enumerable.Repeat("nothing", 100_000))))
        {
            tally.Compare("key", answers.Label, want == have, () => $"{have} for {want}");
        }
    }

    private void CompareStreamers(RootFile file)
    {
        foreach (var want in answers.List("streamers"))
        {
            var name = want.GetProperty("class").GetString()!;
            var version = want.GetProperty("version").GetInt32();
            var checksum = unchecked((uint)want.GetProperty("checksum").GetInt64());
            var info = file.Streamers.All.FirstOrDefault(info => Spelled(info.ClassName) == Spelled(name) && info.Version == version && info.Checksum == checksum);
            var elements = want.GetProperty("elements").EnumerateArray().Select(element => element.ToString()).ToList();
            var found = info?.Elements.Select(element => JsonSerializer.Serialize(new object[] { element.Name, element.TypeName, element.Type, element.ArrayLength, element.ElementClass })).ToList() ?? [];
            tally.Compare("streamer", $"{answers.Label} {name} {version}", info is not null && elements.Select(Normal).SequenceEqual(found.Select(Normal), StringComparer.Ordinal),
                () => $"{string.Join(' ', found)} for {string.Join(' ', elements)}");
        }
    }

    // The other reader resolves typedefs (so type names are not compared) and takes the mark of an array off a basic type's number.
    private static string Normal(string json)
    {
        var fields = JsonDocument.Parse(json).RootElement;
        var type = fields[2].GetInt32();
        var isArray = type is > 20 and < 40 && fields[4].GetString() == "TStreamerBasicType";
        var isOldBool = type == 11 && fields[1].GetString() is "Bool_t" or "bool";
        return $"{fields[0]}|{(isArray ? type - 20 : isOldBool ? 18 : type)}|{fields[3]}|{fields[4]}";
    }

    private static string Spelled(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("ULong64_t", "unsignedlonglong", StringComparison.Ordinal);

    private void CompareTree(RootFile file, JsonElement expected)
    {
        if (!expected.TryGetProperty("branches", out var branches))
        {
            return;
        }

        var tree = file.OpenTree(expected.GetProperty("path").GetString()!);
        var columns = tree.Leaves.Select((leaf, index) => (leaf, index)).ToLookup(pair => pair.leaf.Branch);
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        var number = 0;
        foreach (var branch in branches.EnumerateArray())
        {
            var mine = number < tree.Branches.Count ? tree.Branches[number] : null;
            number++;
            var path = branch.GetProperty("path").GetString()!;
            if (branch.GetProperty("mode").GetString() != "columns" || branch.TryGetProperty("doubtful", out _))
            {
                continue;
            }

            var wanted = branch.GetProperty("columns").EnumerateArray().ToList();
            if (mine is null || !path.EndsWith(mine.Name, StringComparison.Ordinal))
            {
                tally.Compare("column", $"{answers.Label} {path}", false, () => $"branch {number - 1} is '{mine?.Name}'");
                continue;
            }

            if (!columns[mine].Any())
            {
                var reason = tree.Unreadable.FirstOrDefault(pair => pair.Key == mine.FullName || pair.Key.StartsWith(mine.FullName + ".", StringComparison.Ordinal)).Value;
                tally.Unread("column", reason ?? $"silently: {answers.Label} {path}", wanted.Count);
                continue;
            }

            CompareBranch(reader, columns[mine].ToList(), branch, path, wanted, tree);
        }
    }

    private void CompareBranch(IColumnReader reader, List<(LeafLayout Leaf, int Index)> columns, JsonElement branch, string path, List<JsonElement> wanted, RootTree tree)
    {
        if (branch.GetProperty("n").GetInt64() != tree.Entries)
        {
            tally.Unread("column", "the other reader read more entries than the tree has", wanted.Count);
            return;
        }

        List<ColumnDigest> found = [];
        try
        {
            foreach (var (leaf, index) in columns)
            {
                var prefix = leaf.Stride > 0 && mineHasLeaves(leaf) ? "." + leaf.Name[(leaf.Branch.FullName.Length + 1)..] : "";
                found.AddRange(Digest(reader, index, tree.Entries).Select(digest => digest with { Path = prefix + digest.Path }));
            }
        }
        catch (HepException e)
        {
            tally.Unread("column", $"{answers.Label} {path}: {e.What}: {e.Why}", wanted.Count);
            return;
        }

        static bool mineHasLeaves(LeafLayout leaf) => leaf.Branch.Leaves.Count > 1;

        foreach (var want in wanted)
        {
            var at = want.GetProperty("path").GetString();
            var kind = want.GetProperty("kind").GetString();
            var have = found.FirstOrDefault(digest => digest.Path == at && digest.Kind == kind);
            var equal = have is not null
                && have.Count == want.GetProperty("count").GetInt64()
                && (kind == "list" || SameType(have.ValueType, want.GetProperty("dtype").GetString()!))
                && have.Sha256 == want.GetProperty("sha256").GetString();
            tally.Compare("column", $"{answers.Label} {path} {at} {kind}", equal, () => $"{have?.ToString() ?? string.Join(' ', found.Select(digest => digest.Path))} for {want}");
        }
    }

    // The other reader takes the counters of split objects for unsigned whatever their declaration.
    private static bool SameType(string have, string want) => have == want || (have == "int32" && want == "uint32");

    private static IReadOnlyList<ColumnDigest> Digest(IColumnReader reader, int column, long entries)
    {
        ColumnDigester? digester = null;
        try
        {
            for (long entry = 0; entry < entries || digester is null; entry += BlockEntries)
            {
                var block = reader.Read(column, entry, (int)Math.Min(BlockEntries, entries - entry));
                digester ??= new ColumnDigester(block.ItemType);
                digester.Add(block);
            }

            return digester.Finish();
        }
        finally
        {
            digester?.Dispose();
        }
    }

    private static string Text(object value) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
}
