using System.Collections.Concurrent;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>What is known of the objects of a class before one is read. Thread-safe.</summary>
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
    // By layouts that others of its objects were written by; null for those with the same members.
    private readonly ConcurrentDictionary<StreamerInfo, OtherLayout?> others = new(ReferenceEqualityComparer.Instance);

    public bool HasHeader => Info is not null;

    /// <summary>Reads the header of an object.</summary>
    /// <param name="stream">Where it stands.</param>
    /// <param name="other">The layout by which the object was written, where its members are not those of this one.</param>
    /// <returns>Where the object ends, -1 where that was not written.</returns>
    public int ReadHeader(ref ValueStream stream, out OtherLayout? other)
    {
        var (version, end) = stream.ReadHeader();
        var written = new WrittenLayout(version, 0);
        if (version <= 0 && end - stream.Position >= 4 && (Info!.Version <= 0 || stream.Peek() == Info.Checksum || Streamers!.FindByChecksum(ClassName, stream.Peek()) is not null))
        {
            written = new(version, stream.ReadUInt32());
        }

        other = Other(ref stream, written);
        return end;
    }

    /// <summary>The layout by which objects were written, where its members are not those of this one; null where they are, and where the file does not know it.</summary>
    public OtherLayout? Other(ref ValueStream stream, WrittenLayout written)
    {
        var info = written.Checksum != 0 ? written.Checksum == Info!.Checksum ? Info : Streamers!.FindByChecksum(ClassName, written.Checksum)
            : written.Version > 0 && written.Version != Info!.Version ? Streamers!.Find(ClassName, written.Version) : Info;
        if (info is null)
        {
            return null;
        }

        stream.Probe?.Meet(info);
        return ReferenceEquals(info, Info) ? null : others.GetOrAdd(info, static (info, layout) => layout.Info!.HasMembersOf(info) ? null : OtherLayout.Plan(info, layout.Streamers!), this);
    }
}
