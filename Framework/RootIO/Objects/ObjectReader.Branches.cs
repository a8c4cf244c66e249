using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>What one entry of a branch holds: a whole object or container, or one member of some objects.</summary>
internal sealed partial class ObjectReader
{
    /// <summary>A whole value.</summary>
    /// <param name="type">Its C++ type.</param>
    /// <param name="layout">The layout of a class whose objects stand without a header; null where they have one.</param>
    public object? ReadWhole(string type, StreamerInfo? layout)
    {
        var form = ContentType.Parse(type)?.Form;
        if (form is ContentForm.List or ContentForm.Map)
        {
            return ReadMembers(new StreamerElement("content", "", StreamerType.Stl, 0, type, "TStreamerSTL"), 1, [])[0];
        }

        var value = New(type);
        tags.RememberKeyObject(value);
        if (layout is null)
        {
            ReadNested(value);
        }
        else
        {
            value.Version = layout.Version;
            value.Unread ??= ReadMembers(new ReadOnlySpan<RootObject>(in value), layout, isMemberwise: false);
        }

        return value;
    }

    /// <summary>What follows the bits of referenced objects, for each object; null where the last member was not fBits.</summary>
    public object?[]? Processes { get; private set; }

    /// <summary>The same member of objects that are written member by member.</summary>
    /// <param name="element">The member.</param>
    /// <param name="objects">How many objects there are.</param>
    /// <param name="counts">Of each object how many items a pointer member has, where another branch holds that; else none.</param>
    /// <remarks><see cref="Processes"/> says of fBits which process numbered each object.</remarks>
    public object?[] ReadMembers(StreamerElement element, int objects, IReadOnlyList<long> counts)
    {
        var isBase = element.ElementClass == "TStreamerBase";
        var holders = new RootObject[objects];
        for (var i = 0; i < objects; i++)
        {
            holders[i] = New(isBase ? element.Name : "");
            if (i < counts.Count)
            {
                holders[i].Set(element.CountName, counts[i]);
            }
        }

        if (!ReadElement(holders, element, isMemberwise: false))
        {
            throw buffer.Corrupt($"member {element.Name} of type {element.TypeName} is of a kind that is not read");
        }

        Processes = element.Type == StreamerType.Bits ? Array.ConvertAll(holders, holder => holder.Get<object>(ProcessMember)) : null;
        return Array.ConvertAll(holders, holder => isBase ? holder
            : holder.Unread is { } reason ? throw buffer.Corrupt(reason) : holder.Get<object>(element.Name));
    }
}
