using System.Text.Json;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootReference.NTuples;
using HepAnalysis.RootReference.Objects;
using HepAnalysis.RootReference.RootAnswers;
using HepAnalysis.RootReference.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference;

/// <summary>Reads a ROOT file and compares with the answers beside it: header, keys and streamers here, its contents by the other comparisons of this room.</summary>
internal sealed class ReferenceComparison(ReferenceAnswers answers)
{
    private const int FirstOf64Bits = 1_000_000;

    private readonly ReferenceTally tally = new();

    public ReferenceTally Run()
    {
        try
        {
            using var file = RootFile.Open(answers.RootFile);
            Part("header", () => CompareHeader(file));
            Part("key", () => CompareKeys(file));
            Part("streamer", () => CompareStreamers(file));
            var counters = new Counters(file);
            foreach (var tree in answers.List("trees"))
            {
                Part("column", () => new TreeComparison(answers, tally, counters).Run(file, tree));
            }

            Part("column", () => new NTupleComparison(answers, tally).Run(file));
            new ObjectComparison(answers, tally).Run(file);
            using var ofRoot = ReferenceAnswers.ReadOfRoot(answers.RootFile);
            if (ofRoot is not null)
            {
                new RootAnswersComparison(ofRoot, tally).Run(file);
            }
        }
        catch (HepException e)
        {
            tally.Unread("file", e.Why ?? e.What, answers.Label);
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
            tally.Unread(kind, $"{e.What}: {e.Why}", $"{answers.Label}: {e.Where}");
        }
    }

    private void CompareHeader(RootFile file)
    {
        if (!answers.Root.TryGetProperty("header", out var expected))
        {
            return;
        }

        var header = file.Header;
        (string Name, object Value)[] fields =
        [
            ("fVersion", header.Version), ("fBEGIN", header.Begin), ("fEND", header.End), ("fSeekFree", header.SeekFree),
            ("fNbytesFree", header.FreeBytes), ("nfree", header.FreeCount), ("fNbytesName", header.NameBytes), ("fUnits", header.Units),
            ("fCompress", header.Compression), ("fSeekInfo", header.SeekInfo), ("fNbytesInfo", header.InfoBytes),
            ("root_version", header.RootVersion), ("uuid", header.Uuid.ToString()), ("uuid_version", header.UuidVersion), ("is_64bit", header.Version >= FirstOf64Bits),
        ];
        var wrong = Wrong(fields, expected);
        tally.Compare("header", answers.Label, wrong.Length == 0, () => wrong);
    }

    private void CompareKeys(RootFile file)
    {
        var found = file.AllKeys().ToList();
        var number = 0;
        foreach (var want in answers.List("keys"))
        {
            if (found.Count == 0)
            {
                tally.Unread("key", "a file that was not closed has no list of keys, and is not recovered yet", $"{answers.Label} {want.GetProperty("path")}");
                continue;
            }

            if (number == found.Count)
            {
                tally.Compare("key", answers.Label, false, () => $"no key {want.GetProperty("path")}");
                continue;
            }

            var (directory, key) = found[number++];
            (string Name, object Value)[] fields =
            [
                ("path", directory.Length == 0 ? key.NameCycle : $"{directory}/{key.NameCycle}"), ("class", key.ClassName), ("title", key.Title), ("version", key.Version),
                ("fSeekKey", key.SeekKey), ("fSeekPdir", key.SeekDirectory), ("fNbytes", key.TotalBytes), ("fObjlen", key.ObjectBytes), ("fKeylen", key.KeyBytes),
                ("fDatime", key.Time.Packed), ("codec", Codecs.Of(file, key)), ("name", key.Name), ("cycle", key.Cycle),
            ];
            var wrong = Wrong(fields, want);
            tally.Compare("key", $"{answers.Label} {want.GetProperty("path")}", wrong.Length == 0, () => wrong);
        }
    }

    // Of a key that was recovered, the other reader does not say everything.
    private static string Wrong(IEnumerable<(string Name, object Value)> fields, JsonElement want) => string.Join(", ", fields
        .Where(field => want.TryGetProperty(field.Name, out var value) && value.ToString() != Text(field.Value))
        .Select(field => $"{field.Name} {Text(field.Value)} for {want.GetProperty(field.Name)}"));

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

    // ROOT shows 300 for the stored 500 of containers. The other reader resolves typedefs (so type names are not compared) and takes the mark of an array off a basic type's number.
    private static string Normal(string json)
    {
        var fields = JsonDocument.Parse(json).RootElement;
        const int Streamed = 500;
        const int Container = 300;
        var type = fields[2].GetInt32();
        var isArray = type is > 20 and < 40 && fields[4].GetString() == "TStreamerBasicType";
        return $"{fields[0]}|{(isArray ? type - 20 : type == Streamed ? Container : type)}|{fields[3]}|{fields[4]}";
    }

    private static string Spelled(string name) => name.Replace(" ", "", StringComparison.Ordinal)
        .Replace("ULong64_t", "unsignedlonglong", StringComparison.Ordinal).Replace("Long64_t", "longlong", StringComparison.Ordinal);

    private static string Text(object value) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
}
