using System.Runtime.InteropServices;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers.BuiltIn;

namespace HepAnalysis.RootIO.Streamers;

/// <summary>The StreamerInfos of a file: how its classes are laid out, by class and version. Thread-safe once read.</summary>
public sealed class StreamerCatalogue
{
    // The versions of each class, under its name and under how ClassSpelling spells it.
    private readonly Dictionary<string, List<StreamerInfo>> versions = new(StringComparer.Ordinal);
    private readonly List<StreamerInfo> all = [];

    private StreamerCatalogue()
    {
    }

    /// <summary>All, in the order of the file.</summary>
    public IReadOnlyList<StreamerInfo> All => all;

    /// <summary>The layout of a class at a version; null where the file does not say.</summary>
    public StreamerInfo? Find(string className, int version) =>
        Of(Versions(className), version) ?? (HasVariants(className) ? Of(Versions(Spelled(className)), version) : null);

    /// <summary>The layout of a foreign class by its checksum; null where the file does not say.</summary>
    public StreamerInfo? FindByChecksum(string className, uint checksum) =>
        all.Find(info => info.Checksum == checksum && (info.ClassName == className || (HasVariants(className) && Spelled(info.ClassName) == Spelled(className))));

    /// <summary>The layout with the highest version; null where the file does not know the class.</summary>
    public StreamerInfo? FindNewest(string className) =>
        Newest(Versions(className)) ?? (HasVariants(className) ? Newest(Versions(Spelled(className))) : null);

    /// <summary>The layout of a class of ROOT's or of the file's; of a version that neither knows, the file's newest.</summary>
    internal StreamerInfo? Layout(string className, int version) => Find(className, version) ?? RootClasses.Find(className, version) ?? FindNewest(className);

    /// <summary>The layout of a class by its checksum, the file's or ROOT's.</summary>
    internal StreamerInfo? LayoutByChecksum(string className, uint checksum) => FindByChecksum(className, checksum) ?? RootClasses.FindByChecksum(className, checksum);

    /// <summary>The newest layout of a class, the file's or ROOT's.</summary>
    internal StreamerInfo? NewestLayout(string className) => FindNewest(className) ?? RootClasses.FindNewest(className);

    /// <summary>True where the file knows the class by another layout with other members.</summary>
    internal bool HasOthers(StreamerInfo info) => Versions(info.ClassName) is { Count: > 1 } known && known.Exists(other => !info.HasMembersOf(other));

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

    private List<StreamerInfo>? Versions(string className) => versions.GetValueOrDefault(className);

    // For every object that is read: without a closure.
    private static StreamerInfo? Of(List<StreamerInfo>? known, int version)
    {
        foreach (var info in CollectionsMarshal.AsSpan(known))
        {
            if (info.Version == version)
            {
                return info;
            }
        }

        return null;
    }

    // Of two with one version the first.
    private static StreamerInfo? Newest(List<StreamerInfo>? known) => known?.MaxBy(info => info.Version);

    private void Add(StreamerInfo info)
    {
        all.Add(info);
        Add(info.ClassName, info);
        if (HasVariants(info.ClassName) && Spelled(info.ClassName) is var spelled && spelled != info.ClassName)
        {
            Add(spelled, info);
        }
    }

    private void Add(string name, StreamerInfo info)
    {
        if (!versions.TryGetValue(name, out var known))
        {
            versions.Add(name, known = []);
        }

        known.Add(info);
    }
}
