using System.Globalization;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// References, and collections that stream themselves.
/// <code>
///  TRef           TObject, then 2: process number, or a TString where bit 5 of fBits is set
///  TRefArray 1    header, TObject, fName, count 4, lower bound 4, process number 2, 4 each: fUniqueID of the object
///  TMap 3         header, TObject (from 3), fName (from 2), count 4, then a pointer to each key and value
///  TClonesArray 4 header, TObject (from 3), fName (from 2), "class;version", count 4, lower bound 4, then for each
///                 1: is it there, and the object; bit 12 of fBits: written member by member, without flags
///  TExMap 3       header, TObject, fSize 4, fTally 4, then for each: slot 4, hash 8, key 8, value 8
///  TBtree 0       header, fOrder, fOrder2, fInnerLowWaterMark, fLeafLowWaterMark, fInnerMaxIndex, fLeafMaxIndex 4 each, then a
///                 collection: header, TObject, fName, count 4, a pointer each
///  TProcessID 1   header, TNamed
/// </code>
/// </summary>
internal sealed partial class ObjectReader
{
    // The upper byte of a number that a reference keeps is the process that gave it.
    private const uint ReferenceNumber = 0x00FF_FFFF;

    private readonly Dictionary<uint, RootObject> referenced = [];
    private readonly List<RootObject> unresolved = [];

    // References to what the same key holds; what they point at may stand behind them.
    private void Resolve()
    {
        foreach (var value in unresolved)
        {
            value.Items = Array.ConvertAll(value.Get<uint[]>("fUIDs") ?? [], id => referenced.GetValueOrDefault(id & ReferenceNumber));
        }

        unresolved.Clear();
    }

    private void ReadReference(RootObject value)
    {
        const long HasUuid = 1 << 5;
        ReadTObject(value);
        if ((value.GetInteger("fBits") & HasUuid) != 0)
        {
            value.Set("fUUID", buffer.ReadString());
        }
        else
        {
            value.Set(ProcessMember, ReadProcessNumber());
        }
    }

    // The number of a TProcessID of the file, also where the record came out of another file.
    private ushort ReadProcessNumber() => unchecked((ushort)(buffer.ReadUInt16() + buffer.Place.ProcessOffset));

    private void ReadReferences(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        value.Version = header.Version;
        ReadTObject(value);
        value.Set("fName", buffer.ReadString());
        var count = buffer.ReadCount("number of references in a TRefArray", 4);
        value.Set("fLowerBound", buffer.ReadInt32());
        value.Set(ProcessMember, ReadProcessNumber());
        value.Set("fUIDs", BasicArray.Read(buffer, UInt, count, ""));
        Close(value, header);
    }

    // Collections that keep no more than their objects: TOrdCollection, THashTable (TCollection::Streamer).
    private void ReadCollection(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        ReadCollectionHead(value, header);
        value.Items = ReadPointers(buffer.ReadCount($"number of objects in a {value.ClassName}", 4));
        Close(value, header);
    }

    private void ReadExMap(RootObject value)
    {
        const int PairBytes = 4 + 8 + 8 + 8;
        const int Paired = 3;
        var header = ClassHeader.Read(buffer);
        value.Version = header.Version;
        if (header.Version < Paired)
        {
            value.Unread = $"a TExMap of version {header.Version}";
            CloseContainer(value, header, "it");
            return;
        }

        ReadTObject(value);
        Put(value, Int, "fSize");
        var map = new KeyValuePair<object?, object?>[buffer.ReadCount("number of pairs in a TExMap", PairBytes)];
        for (var i = 0; i < map.Length; i++)
        {
            buffer.Skip(sizeof(int) + sizeof(long));
            map[i] = new(buffer.ReadInt64(), buffer.ReadInt64());
        }

        value.Set("content", map);
        Close(value, header);
    }

    private void ReadTree(RootObject value)
    {
        var header = Open(value);
        Put(value, Int, "fOrder", "fOrder2", "fInnerLowWaterMark", "fLeafLowWaterMark", "fInnerMaxIndex", "fLeafMaxIndex");
        ReadCollection(value);
        value.Version = header.Version;
        Close(value, header);
    }

    private void ReadMap(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        ReadCollectionHead(value, header);
        var pairs = new KeyValuePair<object?, object?>[buffer.ReadCount("number of pairs in a TMap", 8)];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new(ReadPointer(), ReadPointer());
        }

        value.Set("content", pairs);
        Close(value, header);
    }

    private void ReadClones(RootObject value)
    {
        const long BypassStreamer = 1 << 12;
        var header = ClassHeader.Read(buffer);
        ReadCollectionHead(value, header);
        var content = buffer.ReadString();
        var semicolon = content.LastIndexOf(';');
        var className = semicolon < 0 ? content : content[..semicolon];
        value.Set("fClass", className);
        var count = Math.Abs((long)buffer.ReadInt32());
        value.Set("fLowerBound", buffer.ReadInt32());
        if (count > buffer.Remaining)
        {
            throw buffer.Corrupt($"a TClonesArray of {count} objects where {buffer.Remaining} bytes are left");
        }

        // Of no objects the headers of containers are written all the same.
        if ((count > 0 || header.EndPosition > buffer.Position) && header.Version > 3 && (value.GetInteger("fBits") & BypassStreamer) != 0)
        {
            ReadClonesMemberwise(value, className, semicolon < 0 ? "" : content[(semicolon + 1)..], (int)count);
            CloseContainer(value, header, $"a TClonesArray of {className}");
            return;
        }

        var items = new RootObject?[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = buffer.ReadByte() == 0 ? null : ReadObject(className);
        }

        value.Items = items;
        Close(value, header);
    }

    private void ReadClonesMemberwise(RootObject value, string className, string version, int count)
    {
        _ = int.TryParse(version, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        var layout = streamers.Layout(className, number) ?? new StreamerInfo(className, number, 0, []) { IsMissing = true };
        string? unread = null;
        value.Items = ReadGroup(layout, count, ref unread) ?? [];
        unread ??= count == 0 ? ReadMembers([], layout, isMemberwise: true) : null;
        value.Unread ??= unread;
    }

    private void ReadProcess(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        value.Version = header.Version;
        ReadNamed(value);
        Close(value, header);
    }

    private void ReadCollectionHead(RootObject value, in ClassHeader header)
    {
        value.Version = header.Version;
        if (header.Version > 2)
        {
            ReadTObject(value);
        }

        if (header.Version > 1)
        {
            value.Set("fName", buffer.ReadString());
        }
    }

    private void Close(RootObject value, in ClassHeader header)
    {
        if (header.EndPosition is { } end && end != buffer.Position)
        {
            value.Unread ??= $"{value.ClassName} version {header.Version} ends {end - buffer.Position} bytes after what is known of it";
        }

        header.End(buffer);
    }
}
