using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// What a basket adds to its key (TBasket): version 2, fBufferSize 4, fNevBufSize 4 (negative: a byte fIOBits follows it),
/// fNevBuf 4, fLast 4, flag 1. In a file these bytes are the end of the key.
/// </summary>
/// <param name="Version">Version of TBasket.</param>
/// <param name="Entries">fNevBuf: entries in the basket.</param>
/// <param name="Last">fLast: end of the entries' bytes, counted from the beginning of the key.</param>
/// <param name="Flag">What follows in an embedded basket; 0 in a file, or 80 where the entries' offsets are derived.</param>
internal readonly record struct BasketHeader(int Version, int Entries, int Last, byte Flag)
{
    public static BasketHeader Decode(RootBuffer buffer)
    {
        var version = buffer.ReadInt16();
        buffer.Skip(4);
        if (buffer.ReadInt32() < 0)
        {
            buffer.Skip(1);
        }

        var entries = buffer.ReadInt32();
        var last = buffer.ReadInt32();
        var flag = buffer.ReadByte();
        if (entries < 0 || last < 0)
        {
            throw buffer.Corrupt($"a basket with fNevBuf = {entries}, fLast = {last}");
        }

        return new(version, entries, last, flag);
    }
}
