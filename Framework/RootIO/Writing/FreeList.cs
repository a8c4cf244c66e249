using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Writing;

/// <summary>Writes the free segments of a file (<see cref="FreeSegment"/>): its gaps, and one from its end on.</summary>
internal static class FreeList
{
    private const int SmallBytes = 2 + 4 + 4;
    private const int BigBytes = 2 + 8 + 8;
    private const long LimitStep = 1_000_000_000;

    /// <summary>The list as the body of a record that begins with <paramref name="key"/> and is the file's last: its own length decides where the file ends.</summary>
    public static void Write(ObjectBuffer buffer, KeyRecord key, IEnumerable<FreeSegment> gaps)
    {
        var start = buffer.Length;
        foreach (var gap in gaps)
        {
            WriteSegment(buffer, gap, gap.Last > KeyRecord.BigFile);
        }

        var before = key.SeekKey + key.KeyBytes + buffer.Length - start;
        var isBig = before + SmallBytes > KeyRecord.BigFile;
        var end = before + (isBig ? BigBytes : SmallBytes);
        var last = KeyRecord.BigFile;
        while (last <= end)
        {
            last += LimitStep;
        }

        WriteSegment(buffer, new(end, last), isBig);
    }

    private static void WriteSegment(ObjectBuffer buffer, FreeSegment segment, bool isBig)
    {
        buffer.Int16(isBig ? 1001 : 1);
        buffer.Position(segment.First, isBig);
        buffer.Position(segment.Last, isBig);
    }
}
