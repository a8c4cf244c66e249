using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Streamers;

/// <summary>
/// What stands before the members of an object: usually 4 bytes of length with bit 0x40000000 set and 2 of version; without
/// that bit the version alone. Version 0 or less of a foreign class is followed by its 4-byte checksum.
/// </summary>
/// <param name="Version">Version of the class.</param>
/// <param name="EndPosition">Where the object ends, or null where no length was written.</param>
internal readonly record struct ClassHeader(int Version, int? EndPosition)
{
    private const uint ByteCountMask = 0x4000_0000;

    public static ClassHeader Read(RootBuffer buffer)
    {
        var start = buffer.Position;
        var first = buffer.ReadUInt32();
        if ((first & ByteCountMask) == 0)
        {
            buffer.Position = start;
            return new(buffer.ReadInt16(), null);
        }

        var length = first & ~ByteCountMask;
        if (length < 2 || length > (uint)buffer.Remaining)
        {
            buffer.Position = start;
            throw buffer.Corrupt($"an object of {length} bytes where {buffer.Remaining - 4} are left");
        }

        var end = buffer.Position + (int)length;
        return new(buffer.ReadInt16(), end);
    }

    /// <summary>Goes to the end of the object, over what this reader does not know.</summary>
    public void End(RootBuffer buffer)
    {
        if (EndPosition is { } end)
        {
            if (buffer.Position > end)
            {
                throw buffer.Corrupt($"an object that ends at byte {end}: its members go beyond");
            }

            buffer.Position = end;
        }
    }

    /// <summary>TObject: version, fUniqueID, fBits, and a process number where it is referenced.</summary>
    public static (uint UniqueId, uint Bits) ReadTObject(RootBuffer buffer)
    {
        const uint IsReferenced = 1 << 4;
        var version = Read(buffer);
        var uniqueId = buffer.ReadUInt32();
        var bits = buffer.ReadUInt32();
        if ((bits & IsReferenced) != 0)
        {
            buffer.Skip(2);
        }

        version.End(buffer);
        return (uniqueId, bits);
    }

    /// <summary>TNamed: header, TObject, name, title.</summary>
    public static (string Name, string Title) ReadNamed(RootBuffer buffer)
    {
        var header = Read(buffer);
        ReadTObject(buffer);
        var name = buffer.ReadString();
        var title = buffer.ReadString();
        header.End(buffer);
        return (name, title);
    }
}
