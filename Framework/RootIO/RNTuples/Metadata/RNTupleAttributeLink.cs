namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// A set of attributes of entry ranges: an RNTuple of its own without a key in a directory.
/// <code>
/// major and minor version of its schema 2 + 2, length of its anchor 4, locator of the anchor
/// name   string
/// </code>
/// Source: RNTuple Binary Format Specification from 1.0.1 on, "Linked Attribute Set".
/// </summary>
/// <param name="Name">Name of the set.</param>
/// <param name="SchemaMajor">Major version of its schema.</param>
/// <param name="SchemaMinor">Minor version of its schema.</param>
public sealed record RNTupleAttributeLink(string Name, int SchemaMajor, int SchemaMinor)
{
    /// <summary>The fewest bytes that a record of it has.</summary>
    internal const int MinBytes = 8 + 24;

    /// <summary>Bytes of the anchor after decompression.</summary>
    internal long AnchorLength { get; init; }

    internal PageLocator Anchor { get; init; }

    internal static RNTupleAttributeLink Decode(EnvelopeBuffer buffer)
    {
        var frame = buffer.EnterRecord();
        var (major, minor, length) = (buffer.ReadUInt16(), buffer.ReadUInt16(), buffer.ReadUInt32());
        var anchor = PageLocator.Decode(buffer);
        var link = new RNTupleAttributeLink(buffer.ReadString(), major, minor) { AnchorLength = length, Anchor = anchor };
        buffer.Leave(frame);
        return link;
    }
}
