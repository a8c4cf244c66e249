using System.Buffers.Binary;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// What is needed of the key in front of a basket in the file, taken out of it without its strings: see
/// <see cref="RootKey"/> and <see cref="BasketHeader"/> for the bytes.
/// </summary>
/// <param name="KeyBytes">fKeylen.</param>
/// <param name="ObjectBytes">fObjlen.</param>
/// <param name="DataLength">Bytes of the entries: fLast less fKeylen. What follows them are the entries' offsets.</param>
/// <param name="ProcessOffset">fPidOffset.</param>
internal readonly record struct BasketRecord(int KeyBytes, int ObjectBytes, int DataLength, int ProcessOffset)
{
    // What may stand behind the offsets without harm; gigabytes of it are a trap.
    private const int Spare = 1 << 16;
    private const int VersionAt = 4;
    private const int ObjectBytesAt = 6;
    private const int KeyBytesAt = 14;
    private const int SmallStringsAt = 26;
    private const int BigDirectoryAt = 26;
    private const int BigStringsAt = 34;
    private const int BufferSizes = 2 + 4;

    /// <summary>Decodes a record; <paramref name="fault"/> says what contradicts what the tree says of the basket.</summary>
    public static BasketRecord Decode(ReadOnlySpan<byte> record, in BasketPlace basket, out string? fault)
    {
        var total = BinaryPrimitives.ReadInt32BigEndian(record);
        var version = BinaryPrimitives.ReadInt16BigEndian(record[VersionAt..]);
        var objectBytes = BinaryPrimitives.ReadInt32BigEndian(record[ObjectBytesAt..]);
        var keyBytes = (int)BinaryPrimitives.ReadInt16BigEndian(record[KeyBytesAt..]);
        if (total != basket.Bytes || objectBytes < 0 || keyBytes < RootKey.MinKeyBytes || keyBytes > record.Length)
        {
            fault = $"fNbytes = {total}, fObjlen = {objectBytes}, fKeylen = {keyBytes}, where the tree speaks of {basket.Bytes} bytes";
            return default;
        }

        // Three strings, each a byte of length (names of 255 and more: 255, then four bytes), then the basket's own fields.
        var key = record[..keyBytes];
        var at = version > 1000 ? BigStringsAt : SmallStringsAt;
        for (var i = 0; i < 3; i++)
        {
            if (at + 5 > keyBytes)
            {
                fault = $"a key of {keyBytes} bytes that is too short for its names";
                return default;
            }

            var length = (long)key[at];
            var next = length < byte.MaxValue ? at + 1 + length : at + 5 + BinaryPrimitives.ReadUInt32BigEndian(key[(at + 1)..]);
            at = (int)Math.Min(next, keyBytes);
        }

        var hasFeatures = at + BufferSizes + 4 <= keyBytes && BinaryPrimitives.ReadInt32BigEndian(key[(at + BufferSizes)..]) < 0;
        at += BufferSizes + 4 + (hasFeatures ? 1 : 0);
        if (at + 9 > keyBytes)
        {
            fault = $"a key of {keyBytes} bytes that is too short for a basket";
            return default;
        }

        var entries = BinaryPrimitives.ReadInt32BigEndian(key[at..]);
        var last = BinaryPrimitives.ReadInt32BigEndian(key[(at + 4)..]);
        var dataLength = last - keyBytes;
        if (entries != basket.EntryCount || dataLength < 0 || dataLength > objectBytes)
        {
            fault = $"fNevBuf = {entries}, fLast = {last}, fObjlen = {objectBytes}, fKeylen = {keyBytes}, where the tree speaks of {basket.EntryCount} entries";
            return default;
        }

        // Behind the data stand the entries' offsets, and in old files their displacements: each a count, and a number an entry and one more.
        var most = dataLength + (2 * 4 * (entries + 2L));
        if (objectBytes > most + Spare)
        {
            fault = $"fObjlen = {objectBytes}, where {entries} entries with fLast = {last} and their offsets have {most} bytes";
            return default;
        }

        fault = null;
        return new(keyBytes, objectBytes, dataLength, version > 1000 ? BinaryPrimitives.ReadUInt16BigEndian(key[BigDirectoryAt..]) : 0);
    }
}
