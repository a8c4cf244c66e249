using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Streamers.BuiltIn;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Reads objects by their StreamerInfo. What has a Streamer of its own in ROOT (TObject, TString, TArray*, the lists,
/// TBasket) is known here; what is met and not known is passed over by its length and named in
/// <see cref="RootObject.Unread"/>.
/// </summary>
internal sealed partial class ObjectReader(RootBuffer buffer, StreamerCatalogue streamers)
{
    private const int DeepestNesting = 200;

    private readonly ObjectTags tags = new(buffer);
    private readonly Dictionary<string, MemberNames> names = new(StringComparer.Ordinal);
    private int depth;

    /// <summary>The object that a key holds.</summary>
    public RootObject ReadTopLevel(string className)
    {
        var value = New(className);
        tags.RememberKeyObject(value);
        ReadNested(value);
        if (buffer.Remaining > 0)
        {
            value.Unread ??= $"{buffer.Remaining} bytes follow behind it";
        }

        return value;
    }

    /// <summary>An object behind a pointer: null, one that was read before, or a new one.</summary>
    public RootObject? ReadPointer()
    {
        var label = tags.ReadLabel();
        if (label.ClassName is null)
        {
            label.End(buffer);
            return label.Known;
        }

        var value = New(label.ClassName);

        // Before its members: they may point back at it.
        tags.Remember(label, value);
        if (label.EndPosition is not { } end)
        {
            ReadNested(value);
            return value;
        }

        var outer = buffer.Narrow(end);
        var outerDepth = depth;
        try
        {
            ReadNested(value);
        }
        catch (CorruptFileException e)
        {
            // Its length was written, so that what lies around it can still be read; who asks for it is told.
            depth = outerDepth;
            value.Unread = $"damaged: {e.Why}";
        }

        buffer.Widen(outer);
        label.End(buffer);
        return value;
    }

    private RootObject ReadObject(string className)
    {
        var value = New(className);
        ReadNested(value);
        return value;
    }

    private RootObject New(string className)
    {
        if (!names.TryGetValue(className, out var known))
        {
            names.Add(className, known = new MemberNames());
        }

        return new RootObject(className, known);
    }

    private void ReadNested(RootObject value)
    {
        if (++depth > DeepestNesting)
        {
            throw buffer.Corrupt($"objects within objects, more than {DeepestNesting} deep");
        }

        ReadInto(value, value.ClassName);
        depth--;
    }

    private void ReadInto(RootObject value, string className)
    {
        if (ReadSelfStreamed(value, className))
        {
            return;
        }

        var start = buffer.Position;
        var header = ClassHeader.Read(buffer);
        var info = Layout(className, header);
        value.Version = value.Version == 0 ? header.Version : value.Version;
        if (info is null)
        {
            if (header.EndPosition is null)
            {
                buffer.Position = start;
                throw buffer.Corrupt($"an object of class {className}, whose layout the file does not hold and whose length it does not say");
            }

            value.Unread ??= $"the file holds no StreamerInfo of {className} version {header.Version}";
            header.End(buffer);
            return;
        }

        var outer = header.EndPosition is { } end ? buffer.Narrow(end) : (int?)null;
        var isComplete = true;
        foreach (var element in info.Elements)
        {
            if (!ReadElement(value, element))
            {
                value.Unread ??= $"member {className}::{element.Name} ({element.TypeName}) is of a kind that is not read yet";
                if (outer is null)
                {
                    throw buffer.Corrupt($"member {className}::{element.Name} of type {element.TypeName}, which is not read yet and says no length");
                }

                isComplete = false;
                break;
            }
        }

        if (outer is { } widen)
        {
            buffer.Widen(widen);
            if (isComplete && buffer.Position != header.EndPosition)
            {
                value.Unread ??= $"{className} version {header.Version} is {header.EndPosition - buffer.Position} bytes longer than the layout that the file holds of version {info.Version}";
            }
        }

        header.End(buffer);
    }

    private StreamerInfo? Layout(string className, in ClassHeader header)
    {
        if (header.Version > 0)
        {
            // Of a version that nobody knows, the newest layout is tried: its length has to fit.
            return streamers.Find(className, header.Version) ?? RootClasses.Find(className, header.Version) ?? streamers.FindNewest(className);
        }

        // A foreign class has no version: its checksum tells. A class whose version is 0 has nothing but that version.
        if (header.EndPosition is { } end && end - buffer.Position >= 4)
        {
            var at = buffer.Position;
            if (streamers.FindByChecksum(className, buffer.ReadUInt32()) is { } foreign)
            {
                return foreign;
            }

            buffer.Position = at;
        }

        return streamers.Find(className, header.Version) ?? streamers.FindNewest(className);
    }

    private bool ReadElement(RootObject value, StreamerElement element)
    {
        switch (element.Type)
        {
            case StreamerType.Base:
                ReadInto(value, element.Name);
                return value.Unread is null;
            case StreamerType.TObject:
                ReadTObject(value);
                return true;
            case StreamerType.TNamed:
                var (name, title) = ReadNamed(value);
                value.Set("fName", name);
                value.Set("fTitle", title);
                return true;
            case StreamerType.String or StreamerType.StlString:
                if (element.Type == StreamerType.StlString)
                {
                    ClassHeader.Read(buffer);
                }

                value.Set(element.Name, buffer.ReadString());
                return true;
            case StreamerType.CharStar:
                value.Set(element.Name, ReadCharStar());
                return true;
            case StreamerType.Object or StreamerType.Any or StreamerType.ObjectNotNull or StreamerType.AnyNotNull:
                return ReadInner(value, element);
            case StreamerType.ObjectPointer or StreamerType.AnyPointer:
                value.Set(element.Name, ReadPointer());
                return true;
            case > StreamerType.OffsetP and < StreamerType.OffsetP + 20:
                return ReadCounted(value, element);
            case > StreamerType.OffsetL and < StreamerType.OffsetL + 20:
                if (BasicArray.Read(buffer, element.Type - StreamerType.OffsetL, element.ArrayLength, element) is not { } array)
                {
                    return false;
                }

                value.Set(element.Name, array);
                return true;
            case StreamerType.Stl or StreamerType.Streamer when element.ElementClass is "TStreamerSTL" or "TStreamerSTLstring":
                return ReadStl(value, element);
            default:
                if (BasicArray.ReadOne(buffer, element.Type, element) is not { } number)
                {
                    return false;
                }

                value.Set(element.Name, number);
                return true;
        }
    }

    private bool ReadInner(RootObject value, StreamerElement element)
    {
        if (element.ArrayLength > 1)
        {
            return false;
        }

        var className = element.TypeName.TrimEnd('*', ' ');
        if (BasicArray.KindOfTArray(className) is { } kind)
        {
            value.Set(element.Name, BasicArray.Read(buffer, kind, BasicArray.ReadCount(buffer, kind), element));
            return true;
        }

        value.Set(element.Name, ReadObject(className));
        return true;
    }

    private bool ReadCounted(RootObject value, StreamerElement element)
    {
        var isThere = buffer.ReadByte();
        var kind = element.Type - StreamerType.OffsetP;
        var count = isThere == 0 ? 0 : value.GetInteger(element.CountName, -1);
        if (count < 0 || count * BasicArray.SizeOf(kind) > buffer.Remaining)
        {
            throw buffer.Corrupt($"{element.Name} with {count} items, as {element.CountName} says, where {buffer.Remaining} bytes are left");
        }

        if (BasicArray.Read(buffer, kind, (int)count, element) is not { } array)
        {
            return false;
        }

        value.Set(element.Name, array);
        return true;
    }

    private bool ReadStl(RootObject value, StreamerElement element)
    {
        if (element.StlType == StreamerType.StlString || element.TypeName is "string" or "std::string")
        {
            ClassHeader.Read(buffer);
            value.Set(element.Name, buffer.ReadString());
            return true;
        }

        var header = ClassHeader.Read(buffer);
        string? unread = "an array of containers";
        var content = element.ArrayLength > 1 ? null : ReadCollection(header, element.TypeName, out unread);
        if (unread is not null && header.EndPosition is null)
        {
            return false;
        }

        // A container that is not read is passed over; the members behind it are read.
        value.Set(element.Name, content);
        value.Unread ??= unread is null ? null : $"member {element.Name} is {unread}, which is not read yet";
        header.End(buffer);
        return true;
    }
}
