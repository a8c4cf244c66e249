using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Standard containers, written item by item: a count of 4 bytes, then the items; of a map keys and values in turn.
/// A container has a header; a container inside of another has none. Bit 0x4000 of the version marks the other way, member
/// by member (TStreamerInfo::WriteBuffer, TStreamerInfoActions), which is passed over with its reason.
/// </summary>
internal sealed partial class ObjectReader
{
    private const int Memberwise = 0x4000;

    // The header of a container is read; null with a reason where its content is not read.
    private object? ReadCollection(in ClassHeader header, string type, out string? unread)
    {
        unread = null;
        if ((header.Version & Memberwise) != 0)
        {
            unread = "a container that is written member by member";
            return null;
        }

        var template = TemplateName.Parse(type);
        unread = Readable(template, 0);
        return unread is null ? ReadItems(template) : null;
    }

    private string? Readable(in TemplateName type, int nesting)
    {
        if (nesting > DeepestNesting)
        {
            return "containers within containers, too deep";
        }

        if (!type.IsList && !type.IsMap)
        {
            return $"a container {type.Name}";
        }

        foreach (var argument in type.Arguments.Take(type.IsMap ? 2 : 1))
        {
            var inner = TemplateName.Parse(argument);
            var reason = inner.IsList || inner.IsMap ? Readable(inner, nesting + 1)
                : IsText(argument) || TemplateName.BasicType(argument) > 0 || IsClass(argument) ? null
                : $"a container of {argument}";
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private static bool IsText(string type) => type is "string" or "std::string" or "TString";

    private bool IsClass(string type) => !type.StartsWith("pair<", StringComparison.Ordinal) && (type[^1] == '*' || streamers.FindNewest(type) is not null);

    private object ReadItems(in TemplateName type)
    {
        if (type.IsMap)
        {
            var pairs = new KeyValuePair<object?, object?>[buffer.ReadCount($"size of a {type.Name}", 2)];
            for (var i = 0; i < pairs.Length; i++)
            {
                pairs[i] = new(ReadValue(type.Arguments[0]), ReadValue(type.Arguments[1]));
            }

            return pairs;
        }

        var content = type.Arguments[0];
        if (TemplateName.BasicType(content) is > 0 and var kind)
        {
            return BasicArray.Read(buffer, kind, BasicArray.ReadCount(buffer, kind), null)!;
        }

        var items = new object?[buffer.ReadCount($"size of a {type.Name}", 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(content);
        }

        return items;
    }

    private object? ReadValue(string type)
    {
        if (IsText(type))
        {
            return buffer.ReadString();
        }

        if (TemplateName.BasicType(type) is > 0 and var kind)
        {
            return BasicArray.Read(buffer, kind, 1, null)!.GetValue(0);
        }

        if (type[^1] == '*')
        {
            return ReadPointer();
        }

        var template = TemplateName.Parse(type);
        return template.IsList || template.IsMap ? ReadItems(template) : ReadObject(type);
    }

    // A container or a string that is itself what a key holds.
    private bool ReadContainerItself(RootObject value, string className)
    {
        var isText = IsText(className) && className != "TString";
        var template = isText ? default : TemplateName.Parse(className);
        if (!isText && !template.IsList && !template.IsMap)
        {
            return false;
        }

        // A container that a key or a pointer holds has no header, and a string has one or none, as the writer was.
        var header = !HasWholeHeader() ? new ClassHeader(0, null) : ClassHeader.Read(buffer);
        value.Version = header.Version & ~Memberwise;
        if (isText)
        {
            value.Set("fString", buffer.ReadString());
        }
        else
        {
            value.Set("content", ReadCollection(header, className, out var unread));
            value.Unread = unread;
        }

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
