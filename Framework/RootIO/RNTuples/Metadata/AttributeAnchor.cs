using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>Reads the anchor of a linked attribute set, which no directory names.</summary>
internal static class AttributeAnchor
{
    private const int MostBytes = 1 << 16;

    public static byte[] Read(RootFile file, RNTupleAttributeLink link, RecordPlace place)
    {
        var (offset, bytes) = link.Anchor;
        if (bytes is <= 0 or > MostBytes || link.AnchorLength < bytes || link.AnchorLength > MostBytes)
        {
            throw place.Corrupt(0, $"an anchor of {bytes} bytes that becomes {link.AnchorLength}");
        }

        var stored = file.ReadBytes(offset, (int)bytes, place);
        var content = new byte[link.AnchorLength];
        using var decompressor = new RootDecompressor();
        decompressor.Decompress(stored, content, new PayloadPlace(file.Name, place.Object, offset));
        return content;
    }
}
