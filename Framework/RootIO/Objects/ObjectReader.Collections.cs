using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Standard containers (TStreamerInfo::WriteBufferAux kSTL, TCollectionStreamer).
/// <code>
///  item by item       header, then for each container: count 4, the items; of a map keys and values in turn
///  member by member   header with bit 0x4000 in its version, then 2: version of the items' class (0 or less: its
///                     checksum 4), then for each container: count 4, the first member of all items, the second of all …
/// </code>
/// A container inside of another has no header. Objects that are themselves written member by member share one header for a
/// container that is their member.
/// </summary>
internal sealed partial class ObjectReader
{
    private const int Memberwise = 0x4000;

    // Of objects without members: they take no bytes, so that the bytes left say nothing about their number.
    private const int MostEmptyObjects = 1 << 16;

    private bool ReadContainers(ReadOnlySpan<RootObject> group, StreamerElement element)
    {
        var header = ClassHeader.Read(buffer);
        var outer = header.EndPosition is { } end ? buffer.Narrow(end) : (int?)null;
        var type = TypeOf(element.TypeName, element.StlType == StreamerType.StlString || element.Type == StreamerType.StlString, element.ContentType);
        string? unread = null;
        var layout = type is null ? null : ContentLayout(type, header, out unread);
        foreach (var value in group)
        {
            if (type is null || unread is not null)
            {
                unread ??= $"a container of type {element.TypeName}";
                break;
            }

            value.Set(element.Name, element.ArrayLength > 0 ? ReadContainerArray(type, layout, element.ArrayLength, ref unread) : ReadContainer(type, layout, ref unread));
        }

        if (unread is null && header.EndPosition is { } close && close != buffer.Position)
        {
            unread = $"{close - buffer.Position} bytes longer than its items";
        }

        if (outer is { } widen)
        {
            buffer.Widen(widen);
        }

        if (unread is not null && header.EndPosition is null)
        {
            return false;
        }

        // A container that is not read is passed over; the members behind it are read.
        if (unread is not null)
        {
            foreach (var value in group)
            {
                value.Unread ??= $"member {element.Name} is {unread}";
            }
        }

        header.End(buffer);
        return true;
    }

    private object?[] ReadContainerArray(ContentType type, StreamerInfo? layout, int length, ref string? unread)
    {
        if (length > buffer.Remaining)
        {
            throw buffer.Corrupt($"{length} containers of type {type.Name} where {buffer.Remaining} bytes are left");
        }

        var containers = new object?[length];
        for (var i = 0; i < length && unread is null; i++)
        {
            containers[i] = ReadContainer(type, layout, ref unread);
        }

        return containers;
    }

    // Layout of the items, where they are written member by member; the header of the container is read.
    private StreamerInfo? ContentLayout(ContentType type, in ClassHeader header, out string? unread)
    {
        unread = null;
        if ((header.Version & Memberwise) == 0)
        {
            return null;
        }

        var className = type.Form == ContentForm.Map ? $"pair<{type.First!.Name},{type.Second!.Name}>" : type.First?.Name ?? "";
        int version = buffer.ReadInt16();
        var checksum = version <= 0 ? buffer.ReadUInt32() : 0;
        if (type.Form == ContentForm.Map)
        {
            return PairOf(type);
        }

        var layout = version > 0
            ? streamers.Layout(className, version)
            : streamers.LayoutByChecksum(className, checksum) ?? streamers.FindNewest(className) ?? ContentType.PairLayout(className);

        // An empty container needs no layout.
        return layout ?? new StreamerInfo(className, version, checksum, []) { IsMissing = true };
    }

    private StreamerInfo PairOf(ContentType map)
    {
        if (!pairs.TryGetValue(map, out var layout))
        {
            pairs.Add(map, layout = map.AsPair());
        }

        return layout;
    }

    private object? ReadContainer(ContentType type, StreamerInfo? layout, ref string? unread)
    {
        if (type.Form is not (ContentForm.List or ContentForm.Map))
        {
            return ReadValue(type);
        }

        return layout is null ? ReadItems(type) : ReadMemberwise(type, layout, ref unread);
    }

    private object? ReadMemberwise(ContentType type, StreamerInfo layout, ref string? unread)
    {
        var items = ReadGroup(layout, buffer.ReadCount($"size of a {type.Name}", layout.Elements.Count > 0 ? 1 : 0), ref unread);
        return items is null ? null : type.Form != ContentForm.Map ? items
            : Array.ConvertAll(items, pair => new KeyValuePair<object?, object?>(pair.Members["first"], pair.Members["second"]));
    }

    private RootObject[]? ReadGroup(StreamerInfo layout, int count, ref string? unread)
    {
        if (layout.Elements.Count == 0 && count > 0)
        {
            if (layout.IsMissing)
            {
                unread = $"written member by member, and the file holds no StreamerInfo of {layout.ClassName} version {layout.Version}";
                return null;
            }

            if (count > MostEmptyObjects)
            {
                throw buffer.Corrupt($"{count} objects of class {layout.ClassName}, which has no members");
            }
        }

        var items = new RootObject[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = New(layout.ClassName);
            items[i].Version = layout.Version;
        }

        Enter();
        unread ??= count == 0 ? null : ReadMembers(items, layout, isMemberwise: true);
        depth--;
        return items;
    }

    private object ReadItems(ContentType type)
    {
        if (type.Form == ContentForm.Map)
        {
            var map = new KeyValuePair<object?, object?>[buffer.ReadCount($"size of a {type.Name}", 2)];
            for (var i = 0; i < map.Length; i++)
            {
                map[i] = new(ReadValue(type.First!), ReadValue(type.Second!));
            }

            return map;
        }

        var content = type.First!;
        if (content.Form == ContentForm.Number)
        {
            return BasicArray.Read(buffer, content.Number, BasicArray.ReadCount(buffer, content.Number), "")!;
        }

        var items = new object?[buffer.ReadCount($"size of a {type.Name}", 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(content);
        }

        return items;
    }

    private object? ReadValue(ContentType type) => type.Form switch
    {
        ContentForm.Text => buffer.ReadString(),
        ContentForm.Number => BasicArray.ReadOne(buffer, type.Number, ""),
        ContentForm.Pointer => ReadPointer(),
        ContentForm.Object => BasicArray.KindOfTArray(type.Name) is { } kind ? BasicArray.Read(buffer, kind, BasicArray.ReadCount(buffer, kind), "") : ReadObject(type.Name),
        _ => ReadItems(type),
    };

    private ContentType? TypeOf(string name, bool isText, int content)
    {
        if (!types.TryGetValue((name, content), out var type))
        {
            type = isText ? new("string", ContentForm.Text) : ContentType.Parse(name);

            // An enum is written as a number, and only the element says that it is one.
            if (type is { Form: ContentForm.List, First: { Form: ContentForm.Object } first } && BasicArray.SizeOf(content) > 0)
            {
                type = type with { First = first with { Form = ContentForm.Number, Number = content } };
            }

            types.Add((name, content), type);
        }

        return type;
    }

    // A container or a string that is itself what a key holds.
    private bool ReadContainerItself(RootObject value, string className)
    {
        var type = TypeOf(className, false, 0);
        if (type is not { Form: ContentForm.List or ContentForm.Map } && type is not { Form: ContentForm.Text, Name: not "TString" })
        {
            return false;
        }

        // A container that a key or a pointer holds has no header, and a string has one or none, as the writer was.
        var header = !HasWholeHeader() ? new ClassHeader(0, null) : ClassHeader.Read(buffer);
        var layout = ContentLayout(type, header, out var unread);
        value.Version = header.Version & ~Memberwise;
        value.Set(type.Form == ContentForm.Text ? "fString" : "content", unread is null ? ReadContainer(type, layout, ref unread) : null);
        value.Unread = unread;
        CloseContainer(value, header, className);
        return true;
    }

    private bool HasWholeHeader()
    {
        const uint ByteCountMask = 0x4000_0000;
        if (buffer.Remaining < 6)
        {
            return false;
        }

        var start = buffer.Position;
        var length = buffer.ReadUInt32();
        var left = buffer.Remaining;
        buffer.Position = start;
        return length == (ByteCountMask | (uint)left);
    }

    private void CloseContainer(RootObject value, in ClassHeader header, string what)
    {
        if (value.Unread is not null && header.EndPosition is null)
        {
            throw buffer.Corrupt($"{what} holds {value.Unread}, and says no length");
        }

        if (header.EndPosition is { } end && end != buffer.Position)
        {
            value.Unread ??= $"{what} is {end - buffer.Position} bytes longer than its items";
        }

        header.End(buffer);
    }
}
