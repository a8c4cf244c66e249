using HepAnalysis.Columns;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>What is known of the objects of a class before one is read.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Info">Its layout; null for a pair of a map, which is no class.</param>
/// <param name="Type">Its members, those of its base classes first.</param>
/// <param name="IsBase">Of each part: is it a base class?</param>
/// <param name="IsVisible">Of each part: does it become a member of the column?</param>
/// <param name="Streamers">The layouts of the file.</param>
internal sealed record RecordLayout(
    string ClassName,
    StreamerInfo? Info,
    ColumnType.Record Type,
    IReadOnlyList<bool> IsBase,
    IReadOnlyList<bool> IsVisible,
    StreamerCatalogue? Streamers)
{
    public bool HasHeader => Info is not null;

    /// <summary>Reads the header of an object; returns where it ends, -1 where that was not written.</summary>
    public int ReadHeader(ref ValueStream stream)
    {
        var (version, end) = stream.ReadHeader();
        if (version <= 0 && end - stream.Position >= 4 && (Info!.Version <= 0 || stream.Peek() == Info.Checksum || Streamers!.FindByChecksum(ClassName, stream.Peek()) is not null))
        {
            var checksum = stream.ReadUInt32();
            if (checksum != Info!.Checksum && Streamers!.FindByChecksum(ClassName, checksum) is { } foreign && !SameMembers(foreign))
            {
                throw stream.Corrupt($"an object of {ClassName} of another layout (checksum {checksum:x8}) than the one before (checksum {Info.Checksum:x8})");
            }
        }
        else if (version != Info!.Version && Streamers!.Find(ClassName, version) is { } other && !SameMembers(other))
        {
            throw stream.Corrupt($"an object of version {version} of {ClassName}, whose members differ from those of version {Info.Version}");
        }

        return end;
    }

    private bool SameMembers(StreamerInfo other) => Info!.Elements.Select(Essence).SequenceEqual(other.Elements.Select(Essence));

    private static (string Name, int Type, string TypeName, int Length) Essence(StreamerElement element) =>
        (element.Name, element.Type, element.TypeName, element.ArrayLength);
}
