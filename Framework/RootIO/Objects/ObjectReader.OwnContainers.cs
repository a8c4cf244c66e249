using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Classes with a collection proxy of their own (DataVector of ATLAS): the one element of their StreamerInfo is "This".
/// <code>
///  header with bit 0x4000 in its version, 2: version of the items' class (0 or less: its checksum 4), count 4, then the first
///  member of all items, the second of all …
/// </code>
/// The file does not say what their items are but by that checksum.
/// </summary>
internal sealed partial class ObjectReader
{
    private static bool IsOwnContainer(StreamerInfo info) => info.Elements is [{ Name: "This", ElementClass: "TStreamerSTL" }];

    private void ReadOwnContainer(RootObject value, string className)
    {
        var header = ClassHeader.Read(buffer);
        value.Version = header.Version & ~Memberwise;
        if ((header.Version & Memberwise) == 0)
        {
            value.Unread = $"a {className} that is not written member by member, and the file does not say what it contains";
            CloseContainer(value, header, className);
            return;
        }

        int version = buffer.ReadInt16();
        var checksum = version <= 0 ? buffer.ReadUInt32() : 0;
        var found = version <= 0 ? streamers.All.FirstOrDefault(info => info.Checksum == checksum) : null;
        var layout = found is not null && !IsEmpty(found, 0) ? found : new StreamerInfo(found?.ClassName ?? className, version, checksum, []) { IsMissing = found is null };
        string? unread = null;
        var items = ReadGroup(layout, buffer.ReadCount($"size of a {className}", layout.Elements.Count > 0 ? 1 : 0), ref unread);
        value.Set("content", items);
        value.Unread = unread;
        CloseContainer(value, header, className);
    }

    // A class that has no members, nor any of its bases.
    private bool IsEmpty(StreamerInfo info, int depth) => depth < DeepestNesting
        && info.Elements.All(element => element.Type == StreamerType.Base && (streamers.Layout(element.Name, element.BaseVersion) is not { } above || IsEmpty(above, depth + 1)));
}
