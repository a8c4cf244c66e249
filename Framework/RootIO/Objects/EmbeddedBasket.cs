using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// A TBasket inside another object: the last, unfilled basket of a branch lies in the record of the tree (TBasket::Streamer).
/// <code>
///  TKey                the fields of a key
///  version 2, fBufferSize 4, fNevBufSize 4 (negative: fIOBits 1 follows, after fNevBufSize), fNevBuf 4, fLast 4
///  flag 1   0: nothing follows; +80: offsets are to be derived; 1 or above 10: the buffer follows;
///           else and unless flag % 10 = 2: the entries' offsets (count 4, then 4 each), above 40 displacements too
///  fLast bytes: the buffer, beginning with room for the key
/// </code>
/// </summary>
internal static class EmbeddedBasket
{
    public static void Read(RootBuffer buffer, RootObject value)
    {
        var key = RootKey.Decode(buffer);
        var head = BasketHeader.Decode(buffer);
        value.Version = head.Version;
        value.Set("fNevBuf", head.Entries);
        value.Set("fKeylen", key.KeyBytes);
        value.Set("fLast", head.Last);
        if (key.ProcessOffset != 0)
        {
            value.Set("fPidOffset", key.ProcessOffset);
        }

        int flag = head.Flag;
        if (flag == 0)
        {
            return;
        }

        var derived = flag >= 80;
        flag = derived ? flag - 80 : flag;
        if (!derived && flag % 10 != 2)
        {
            if (head.Entries > 0)
            {
                value.Set("fEntryOffset", ReadOffsets(buffer, strip: flag is > 20 and < 40));
            }

            if (flag > 40)
            {
                _ = ReadOffsets(buffer, strip: false);
            }
        }

        if (flag == 1 || flag > 10)
        {
            var length = head.Version > 1 ? head.Last : buffer.ReadInt32();
            if (length < key.KeyBytes)
            {
                throw buffer.Corrupt($"an embedded basket of {length} bytes with a key of {key.KeyBytes}");
            }

            value.Set("buffer", buffer.ReadBytes(length)[key.KeyBytes..].ToArray());
        }
    }

    private static int[] ReadOffsets(RootBuffer buffer, bool strip)
    {
        const int DisplacementMask = unchecked((int)0xFF00_0000);
        var offsets = new int[buffer.ReadCount("number of entry offsets", 4)];
        for (var i = 0; i < offsets.Length; i++)
        {
            var offset = buffer.ReadInt32();
            offsets[i] = strip ? offset & ~DisplacementMask : offset;
        }

        return offsets;
    }
}
