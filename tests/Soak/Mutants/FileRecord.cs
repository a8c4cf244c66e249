using System.Buffers.Binary;

namespace HepAnalysis.Soak.Mutants;

/// <summary>A record of a ROOT file, found by going from one to the next: a key with what it holds, or a basket.</summary>
/// <param name="Begin">Its first byte.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="KeyBytes">Length of its key.</param>
/// <param name="ObjectBytes">Length of what it holds, decompressed.</param>
internal sealed record FileRecord(int Begin, int Bytes, int KeyBytes, int ObjectBytes)
{
    /// <summary>Where in a key fObjlen stands.</summary>
    public const int ObjectBytesAt = 6;

    /// <summary>Bytes of a key before its names.</summary>
    public const int SmallestKey = 26;

    private const int KeyBytesAt = 14;

    /// <summary>True where the payload is compressed.</summary>
    public bool IsCompressed => ObjectBytes > Bytes - KeyBytes;

    /// <summary>The records of a whole, undamaged file; empty where it is no ROOT file.</summary>
    public static IReadOnlyList<FileRecord> Of(byte[] file)
    {
        var records = new List<FileRecord>();
        if (file.Length < 100 || !file.AsSpan().StartsWith("root"u8))
        {
            return records;
        }

        for (long at = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(8)); at >= 0 && at + SmallestKey <= file.Length;)
        {
            var head = file.AsSpan((int)at);
            var bytes = BinaryPrimitives.ReadInt32BigEndian(head);
            if (bytes == 0)
            {
                break;
            }

            // A gap that was freed has a negative length.
            if (bytes > 0)
            {
                var record = new FileRecord(
                    (int)at, bytes, BinaryPrimitives.ReadInt16BigEndian(head[KeyBytesAt..]), BinaryPrimitives.ReadInt32BigEndian(head[ObjectBytesAt..]));
                if (at + bytes <= file.Length && record.KeyBytes >= SmallestKey && record.KeyBytes < bytes && record.ObjectBytes > 0)
                {
                    records.Add(record);
                }
            }

            at += Math.Abs((long)bytes);
        }

        return records;
    }
}
