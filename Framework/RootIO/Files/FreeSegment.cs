namespace HepAnalysis.RootIO.Files;

/// <summary>
/// A part of the file that is not in use (TFree; io/doc/TFile/freesegments.md): version 2 (above 1000: positions have 64
/// bits), first byte 4/8, last byte 4/8.
/// </summary>
/// <param name="First">First free byte.</param>
/// <param name="Last">Last free byte; of the last segment the largest file of this kind.</param>
public readonly record struct FreeSegment(long First, long Last)
{
    private const int SmallBytes = 10;

    internal static List<FreeSegment> ReadList(RootFile file)
    {
        var segments = new List<FreeSegment>();
        var header = file.Header;
        if (header.SeekFree == 0 || header.FreeCount <= 0)
        {
            return segments;
        }

        var place = new RecordPlace(file.Name, "the list of free segments", header.SeekFree);
        var buffer = new RootBuffer(file.ReadBytes(header.SeekFree, header.FreeBytes, place), place);
        buffer.Position = RootKey.Decode(buffer).KeyBytes;
        if ((long)header.FreeCount * SmallBytes > buffer.Remaining)
        {
            throw buffer.Corrupt($"{header.FreeCount} free segments, and {buffer.Remaining} bytes follow");
        }

        for (var i = 0; i < header.FreeCount; i++)
        {
            var isBig = buffer.ReadInt16() > 1000;
            segments.Add(isBig ? new(buffer.ReadInt64(), buffer.ReadInt64()) : new(buffer.ReadUInt32(), buffer.ReadUInt32()));
        }

        return segments;
    }
}
