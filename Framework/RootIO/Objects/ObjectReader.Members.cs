using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// The members of a class by its StreamerInfo (TStreamerInfo::ReadBuffer), of one object or of many that are written
/// member by member.
/// </summary>
internal sealed partial class ObjectReader
{
    // What could not be read, or null.
    private string? ReadMembers(ReadOnlySpan<RootObject> group, StreamerInfo info, bool isMemberwise)
    {
        if (IsOwnContainer(info))
        {
            foreach (var value in group)
            {
                ReadOwnContainer(value, info.ClassName);
            }

            return null;
        }

        foreach (var element in info.Elements)
        {
            if (!ReadElement(group, element, isMemberwise))
            {
                return $"member {info.ClassName}::{element.Name} ({element.TypeName}) is of a kind that is not read";
            }
        }

        return null;
    }

    private bool ReadElement(ReadOnlySpan<RootObject> group, StreamerElement element, bool isMemberwise)
    {
        if (IsContainer(element))
        {
            return ReadContainers(group, element);
        }

        if (element.Type is StreamerType.StreamLoop or StreamerType.StreamLoop + StreamerType.OffsetL)
        {
            return ReadLoops(group, element);
        }

        // Base classes of objects that are written member by member are so too, without a header.
        if (element.Type == StreamerType.Base && isMemberwise && streamers.Layout(element.Name, element.BaseVersion) is { } layout)
        {
            Enter();
            var isRead = ReadMembers(group, layout, isMemberwise: true) is null;
            depth--;
            return isRead;
        }

        // An array of TStrings has a header of its own, as containers have.
        var header = element.Type == StreamerType.OffsetL + StreamerType.String ? ClassHeader.Read(buffer) : default;
        foreach (var value in group)
        {
            if (!ReadMember(value, element))
            {
                return false;
            }
        }

        return header.EndPosition is null || header.EndPosition == buffer.Position;
    }

    private static bool IsContainer(StreamerElement element) => element.Type switch
    {
        StreamerType.Stl or StreamerType.StlPointer or StreamerType.StlString => true,
        StreamerType.Stl + StreamerType.OffsetL or StreamerType.StlPointer + StreamerType.OffsetL or StreamerType.StlString + StreamerType.OffsetL => true,
        StreamerType.Streamer or StreamerType.Base => element.ElementClass is "TStreamerSTL" or "TStreamerSTLstring",
        _ => false,
    };

    private bool ReadMember(RootObject value, StreamerElement element)
    {
        switch (element.Type)
        {
            case StreamerType.Base:
                // A base class that is not read is passed over like a member.
                ReadInto(value, element.Name);
                return true;
            case StreamerType.TObject when element.ElementClass == "TStreamerBase":
                ReadTObject(value);
                return true;
            case StreamerType.TNamed when element.ElementClass == "TStreamerBase":
                ReadNamed(value);
                return true;
            case StreamerType.Bits:
                ReadBits(value, element);
                return true;
            case StreamerType.CharStar:
                value.Set(element.Name, ReadCharStar());
                return true;
            case > StreamerType.OffsetP and < StreamerType.OffsetP + 20 or StreamerType.OffsetP + StreamerType.String:
                return ReadCounted(value, element);
            case > StreamerType.OffsetL and < StreamerType.OffsetL + 20 when BasicArray.Read(buffer, element.Type - StreamerType.OffsetL, element.ArrayLength, element.Title) is { } array:
                value.Set(element.Name, array);
                return true;
            case > StreamerType.OffsetL + StreamerType.Object - 1 and <= StreamerType.OffsetL + StreamerType.AnyPointerNoVirtual:
                return ReadArray(value, element, element.Type - StreamerType.OffsetL);
            case StreamerType.ObjectPointer or StreamerType.AnyPointer or StreamerType.AnyPointerNoVirtual when element.ArrayLength > 0:
                return ReadArray(value, element, element.Type);
            case StreamerType.Object or StreamerType.Any when IsDeferred(value, element) && DeferLeaves() is { } leaves:
                return Put(value, element, leaves);
            default:
                return ReadSingle(element, element.Type, out var single) && Put(value, element, single);
        }
    }

    private static bool Put(RootObject value, StreamerElement element, object? member)
    {
        value.Set(element.Name, member);
        return true;
    }

    private bool ReadSingle(StreamerElement element, int type, out object? single)
    {
        switch (type)
        {
            case StreamerType.String:
                single = buffer.ReadString();
                return true;
            case StreamerType.TObject or StreamerType.TNamed:
                single = ReadObject(element.TypeName);
                return true;
            case StreamerType.Object or StreamerType.Any or StreamerType.ObjectNotNull or StreamerType.AnyNotNull:
                var className = element.TypeName.TrimEnd('*', ' ');
                single = BasicArray.KindOfTArray(className) is { } kind
                    ? BasicArray.Read(buffer, kind, BasicArray.ReadCount(buffer, kind), "")
                    : ReadObject(className);
                return true;
            case StreamerType.ObjectPointer or StreamerType.AnyPointer or StreamerType.AnyPointerNoVirtual:
                single = ReadPointer();
                return true;
            default:
                single = BasicArray.ReadOne(buffer, type, element.Title);
                return single is not null;
        }
    }

    private bool ReadArray(RootObject value, StreamerElement element, int type)
    {
        if (element.ArrayLength < 1 || element.ArrayLength > buffer.Remaining)
        {
            throw buffer.Corrupt($"{element.Name} with {element.ArrayLength} items where {buffer.Remaining} bytes are left");
        }

        var items = new object?[element.ArrayLength];
        for (var i = 0; i < items.Length; i++)
        {
            if (!ReadSingle(element, type, out items[i]))
            {
                return false;
            }
        }

        return Put(value, element, items);
    }

    // One byte whether anything is there, then as many as the counter says.
    private bool ReadCounted(RootObject value, StreamerElement element)
    {
        if (element.ArrayLength < 2)
        {
            return ReadCountedItems(value, element) is { } items && Put(value, element, items);
        }

        if (element.ArrayLength > buffer.Remaining)
        {
            throw buffer.Corrupt($"{element.Name} with {element.ArrayLength} arrays where {buffer.Remaining} bytes are left");
        }

        var arrays = new object?[element.ArrayLength];
        for (var i = 0; i < arrays.Length; i++)
        {
            if ((arrays[i] = ReadCountedItems(value, element)) is null)
            {
                return false;
            }
        }

        return Put(value, element, arrays);
    }

    private Array? ReadCountedItems(RootObject value, StreamerElement element)
    {
        var isThere = buffer.ReadByte();
        var kind = element.Type - StreamerType.OffsetP;
        if (hasShortSeeks && element.Name == "fBasketSeek")
        {
            kind = isThere == 2 ? Long64 : Int;
        }

        var count = isThere == 0 ? 0 : value.GetInteger(element.CountName, -1);
        if (count < 0 || count * Math.Max(1, BasicArray.SizeOf(kind)) > buffer.Remaining)
        {
            throw buffer.Corrupt($"{element.Name} with {count} items, as {element.CountName} says, where {buffer.Remaining} bytes are left");
        }

        if (kind != StreamerType.String)
        {
            return BasicArray.Read(buffer, kind, (int)count, element.Title);
        }

        var texts = new string[(int)count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = buffer.ReadString();
        }

        return texts;
    }

    // Objects that another member counts (TStreamerLoop): one header for all, then the objects, or pointers to them.
    private bool ReadLoops(ReadOnlySpan<RootObject> group, StreamerElement element)
    {
        var header = ClassHeader.Read(buffer);
        var outer = header.EndPosition is { } end ? buffer.Narrow(end) : (int?)null;
        foreach (var value in group)
        {
            var count = value.GetInteger(element.CountName, -1);
            if (count < 0 || count > buffer.Remaining)
            {
                throw buffer.Corrupt($"{element.Name} with {count} objects, as {element.CountName} says, where {buffer.Remaining} bytes are left");
            }

            value.Set(element.Name, element.ArrayLength < 1 ? ReadLoop(element, (int)count) : ReadLoopArray(element, (int)count));
        }

        if (outer is { } widen)
        {
            buffer.Widen(widen);
        }

        if (header.EndPosition is { } close && close != buffer.Position)
        {
            foreach (var value in group)
            {
                value.Unread ??= $"member {element.Name} is {close - buffer.Position} bytes longer than its objects";
            }
        }

        header.End(buffer);
        return true;
    }

    private object?[] ReadLoopArray(StreamerElement element, int count)
    {
        if (element.ArrayLength > 1 && (long)element.ArrayLength * count > buffer.Remaining)
        {
            throw buffer.Corrupt($"{element.Name} with {element.ArrayLength} arrays of {count} objects where {buffer.Remaining} bytes are left");
        }

        var arrays = new object?[element.ArrayLength];
        for (var i = 0; i < arrays.Length; i++)
        {
            arrays[i] = ReadLoop(element, count);
        }

        return arrays;
    }

    private object?[] ReadLoop(StreamerElement element, int count)
    {
        var className = element.TypeName.TrimEnd('*', ' ');
        var items = new object?[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = element.TypeName.EndsWith("**", StringComparison.Ordinal) && !tags.IsObjectHeader() ? ReadPointer()
                : className is "TString" or "string" ? buffer.ReadString() : ReadObject(className);
        }

        return items;
    }
}
