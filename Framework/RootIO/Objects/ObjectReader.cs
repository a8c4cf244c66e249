using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Reads objects by their StreamerInfo. What has a Streamer of its own in ROOT (TObject, TString, TArray*, the lists,
/// TBasket) is known here; what is met and not known is passed over by its length and named in
/// <see cref="RootObject.Unread"/>.
/// </summary>
internal sealed partial class ObjectReader(RootBuffer buffer, StreamerCatalogue streamers)
{
    private const int DeepestNesting = 200;

    // TBranch before this version: positions of baskets have 4 bytes, or 8 where the byte in front of them is 2.
    private const int FirstPlainBranch = 10;

    private readonly ObjectTags tags = new(buffer);
    private readonly Dictionary<string, MemberNames> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, int Content), ContentType?> types = [];
    private readonly Dictionary<ContentType, StreamerInfo> pairs = new(ReferenceEqualityComparer.Instance);
    private int depth;
    private bool hasShortSeeks;

    /// <summary>The object that a key holds.</summary>
    public RootObject ReadTopLevel(string className)
    {
        var value = New(className);
        tags.RememberKeyObject(value);
        ReadNested(value);

        // ROOT finds what proxies refer to when it has read a whole workspace, and leaves other lists of them as they are.
        if (className == "RooWorkspace")
        {
            Resolve();
        }

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
            return label.Target == 0 ? null : tags.Find(label.Target) ?? FindDeferred(label.Target);
        }

        var value = New(label.ClassName);

        // Before its members: they may point back at it.
        tags.Remember(label, value);
        if (label.EndPosition is not { } end)
        {
            ReadNested(value);
            return value;
        }

        if (IsDeferred(label.ClassName))
        {
            Defer(value, end);
            return value;
        }

        var outer = buffer.Narrow(end);
        ReadBounded(value);
        buffer.Widen(outer);
        label.End(buffer);
        return value;
    }

    // An object whose length was written, so that what lies around it can still be read where it is damaged; who asks for it is told.
    private void ReadBounded(RootObject value)
    {
        var outerDepth = depth;
        try
        {
            ReadNested(value);
        }
        catch (CorruptFileException e)
        {
            depth = outerDepth;
            value.Unread = $"damaged: {e.Why}";
        }
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
        Enter();
        ReadInto(value, value.ClassName);
        depth--;
    }

    private void Enter()
    {
        if (++depth > DeepestNesting)
        {
            throw buffer.Corrupt($"objects within objects, more than {DeepestNesting} deep");
        }
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
        hasShortSeeks = className == "TBranch" ? header.Version < FirstPlainBranch : hasShortSeeks;
        value.Version = value.Version == 0 ? header.Version : value.Version;
        if (info is null)
        {
            if (header.EndPosition is null)
            {
                buffer.Position = start;
                throw buffer.Corrupt($"an object of class {className}, whose layout the file does not hold and whose length it does not say");
            }

            // A class without members has none.
            value.Unread ??= header.EndPosition == buffer.Position ? null : $"the file holds no StreamerInfo of {className} version {header.Version}";
            header.End(buffer);
            return;
        }

        if (IsOwnContainer(info))
        {
            buffer.Position = start;
            ReadOwnContainer(value, className);
            return;
        }

        var outer = header.EndPosition is { } end ? buffer.Narrow(end) : (int?)null;
        var unread = ReadMembers(new ReadOnlySpan<RootObject>(in value), info, isMemberwise: false);
        value.Unread ??= unread;
        if (outer is null && unread is not null)
        {
            throw buffer.Corrupt($"{unread}, and says no length");
        }

        if (outer is { } widen)
        {
            buffer.Widen(widen);
            if (unread is null && buffer.Position != header.EndPosition)
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
            return streamers.Layout(className, header.Version);
        }

        // A foreign class has no version: its checksum tells. A class whose version is 0 has nothing but that version.
        if (header.EndPosition is { } end && end - buffer.Position >= 4)
        {
            var at = buffer.Position;
            var checksum = buffer.ReadUInt32();
            if (streamers.LayoutByChecksum(className, checksum) is { } foreign)
            {
                return foreign;
            }

            buffer.Position = at;
        }

        return streamers.Find(className, header.Version) ?? streamers.FindNewest(className) ?? ContentType.PairLayout(className);
    }
}
