using System.Buffers.Binary;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>
/// Goes through a file from record to record, without its directories (TFile::Recover): each begins with its length, a free gap
/// with the negative of it. Where that ends, the next key is looked for that says of itself where it lies.
/// </summary>
internal static class RecordWalk
{
    // fNbytes 4, fVersion 2, fObjlen 4, fDatime 4, fKeylen 2, fCycle 2, then fSeekKey.
    private const int SeekAt = 18;
    private const int HeadBytes = SeekAt + 8;
    private const int WindowBytes = 1 << 20;

    /// <summary>The stretches from the first record to <paramref name="end"/>.</summary>
    public static IEnumerable<FileRecord> Records(RootFile file, long end)
    {
        var at = (long)file.Header.Begin;
        while (at < end)
        {
            var record = Read(file, at, end);
            if (record.Fault is null)
            {
                yield return record;
                at += record.Bytes;
                continue;
            }

            var next = FindKey(file, at + 1, end);
            yield return record with { Bytes = next - at };
            at = next;
        }
    }

    private static FileRecord Read(RootFile file, long at, long end)
    {
        FileRecord Faulty(string why) => new(at, 0, null, why);
        if (end - at < sizeof(int))
        {
            return Faulty($"{end - at} bytes behind the last record");
        }

        var place = new RecordPlace(file.Name, $"the record at byte {at}", at);
        var head = file.ReadBytes(at, (int)Math.Min(HeadBytes, end - at), place);
        var total = BinaryPrimitives.ReadInt32BigEndian(head);
        if (total < 0)
        {
            return total == int.MinValue || -(long)total > end - at ? Faulty($"a gap of {-(long)total} bytes where {end - at} are left") : new(at, -(long)total, null, null);
        }

        if (total == 0)
        {
            return Faulty("a record of 0 bytes");
        }

        if (head.Length < HeadBytes || total > end - at)
        {
            return Faulty($"a record of {total} bytes where {end - at} are left");
        }

        var keyBytes = BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(SeekAt - 4));
        if (keyBytes < RootKey.MinKeyBytes - 3 || keyBytes > total)
        {
            return Faulty($"a record of {total} bytes with a key of {keyBytes}");
        }

        try
        {
            var key = RootKey.Decode(new RootBuffer(file.ReadBytes(at, keyBytes, place), place));
            return key.SeekKey == at ? new(at, total, key, null) : Faulty($"a key that says of itself that it lies at byte {key.SeekKey}");
        }
        catch (CorruptFileException e)
        {
            return Faulty(e.Why ?? e.What);
        }
    }

    private static long FindKey(RootFile file, long from, long end)
    {
        for (var start = from; start < end; start += WindowBytes - HeadBytes)
        {
            var place = new RecordPlace(file.Name, $"the bytes at {start}", start);
            var window = file.ReadBytes(start, (int)Math.Min(WindowBytes, end - start), place);
            for (var i = 0; i + HeadBytes <= window.Length; i++)
            {
                var version = BinaryPrimitives.ReadInt16BigEndian(window.AsSpan(i + sizeof(int)));
                var isBig = version > 1000;
                var seek = isBig ? BinaryPrimitives.ReadInt64BigEndian(window.AsSpan(i + SeekAt)) : BinaryPrimitives.ReadUInt32BigEndian(window.AsSpan(i + SeekAt));
                if (seek == start + i && version is > 0 and < 2000 && Read(file, start + i, end).Key is not null)
                {
                    return start + i;
                }
            }
        }

        return end;
    }
}
