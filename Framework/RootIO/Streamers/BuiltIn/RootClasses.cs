using System.Globalization;

namespace HepAnalysis.RootIO.Streamers.BuiltIn;

/// <summary>
/// Layouts of classes that ROOT itself ships, for files that hold none of them: ROOT knows its own classes, and other
/// writers leave them out. Read when one is first missed. Thread-safe.
/// </summary>
internal static class RootClasses
{
    private static readonly Lazy<StreamerCatalogue> All = new(() => StreamerCatalogue.Of(Load()));

    /// <summary>The layout of a class at exactly this version; null where it is not known.</summary>
    public static StreamerInfo? Find(string className, int version) => All.Value.Find(className, version);

    /// <summary>The layout of a class without a version by its checksum; null where it is not known.</summary>
    public static StreamerInfo? FindByChecksum(string className, uint checksum) => FindNewest(className) is { } info && info.Checksum == checksum ? info : null;

    /// <summary>The layout of a class at the highest version that is known; null where none is.</summary>
    public static StreamerInfo? FindNewest(string className) => All.Value.FindNewest(className);

    private static List<StreamerInfo> Load()
    {
        using var stream = typeof(RootClasses).Assembly.GetManifestResourceStream("RootClasses.txt")!;
        using var reader = new StreamReader(stream);
        var infos = new List<StreamerInfo>();
        List<StreamerElement> elements = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("class ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                elements = [];
                infos.Add(new StreamerInfo(words[1], Number(words[2]), uint.Parse(words[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture), elements));
            }
            else if (!line.StartsWith('#'))
            {
                elements.Add(Element(line.Trim().Split('|')));
            }
        }

        return infos;
    }

    private static StreamerElement Element(string[] fields)
    {
        var element = new StreamerElement(fields[4], "", Number(fields[1]), Number(fields[2]), fields[3], "TStreamer" + fields[0]);
        return fields.Length == 5 ? element : element with
        {
            BaseVersion = Number(fields[5]),
            CountName = fields[6],
            StlType = fields.Length > 7 ? Number(fields[7]) : 0,
            ContentType = fields.Length > 8 ? Number(fields[8]) : 0,
            Title = fields.Length > 9 ? fields[9] : "",
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
