using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Streamers;

/// <summary>The StreamerInfos of a file: how its classes are laid out, by class and version. Thread-safe once read.</summary>
public sealed class StreamerCatalogue
{
    private readonly Dictionary<(string Class, int Version), StreamerInfo> byVersion = [];
    private readonly Dictionary<string, StreamerInfo> newest = new(StringComparer.Ordinal);
    private readonly List<StreamerInfo> all = [];

    private StreamerCatalogue()
    {
    }

    /// <summary>All, in the order of the file.</summary>
    public IReadOnlyList<StreamerInfo> All => all;

    /// <summary>The layout of a class at a version; null where the file does not say.</summary>
    public StreamerInfo? Find(string className, int version) =>
        byVersion.GetValueOrDefault((className, version)) ?? (HasVariants(className) ? byVersion.GetValueOrDefault((Spelled(className), version)) : null);

    /// <summary>The layout of a foreign class by its checksum; null where the file does not say.</summary>
    public StreamerInfo? FindByChecksum(string className, uint checksum) =>
        all.Find(info => info.Checksum == checksum && (info.ClassName == className || (HasVariants(className) && Spelled(info.ClassName) == Spelled(className))));

    /// <summary>The layout with the highest version; null where the file does not know the class.</summary>
    public StreamerInfo? FindNewest(string className) =>
        newest.GetValueOrDefault(className) ?? (HasVariants(className) ? newest.GetValueOrDefault(Spelled(className)) : null);

    internal static StreamerCatalogue Of(IEnumerable<StreamerInfo> infos)
    {
        var catalogue = new StreamerCatalogue();
        foreach (var info in infos)
        {
            catalogue.Add(info);
        }

        return catalogue;
    }

    internal static StreamerCatalogue Read(RootFile file)
    {
        var catalogue = new StreamerCatalogue();
        var (seek, bytes) = file.InfoPlace;
        if (seek == 0 || bytes == 0)
        {
            return catalogue;
        }

        var place = new RecordPlace(file.Name, "the StreamerInfo record", seek);
        var head = file.ReadBytes(place.FileOffset, (int)Math.Min(RootKey.MaxKeyBytes, Math.Max(0, Math.Min(file.Length - place.FileOffset, bytes))), place);
        var buffer = file.ReadRecord(RootKey.Decode(new RootBuffer(head, place)) with { SeekKey = place.FileOffset });
        foreach (var info in new StreamerInfoReader(buffer).ReadList())
        {
            catalogue.Add(info);
        }

        return catalogue;
    }

    private static bool HasVariants(string className) => className.Contains('<', StringComparison.Ordinal);

    // Arguments of templates are spelled by typedef or type, with and without spaces, as the writer's compiler was.
    private static string Spelled(string className) => ClassSpelling.Of(className);

    private void Add(StreamerInfo info)
    {
        all.Add(info);
        if (HasVariants(info.ClassName) && Spelled(info.ClassName) is var spelled && spelled != info.ClassName)
        {
            byVersion.TryAdd((spelled, info.Version), info);
            newest.TryAdd(spelled, info);
        }

        byVersion.TryAdd((info.ClassName, info.Version), info);
        if (!newest.TryGetValue(info.ClassName, out var known) || known.Version < info.Version)
        {
            newest[info.ClassName] = info;
        }
    }
}
