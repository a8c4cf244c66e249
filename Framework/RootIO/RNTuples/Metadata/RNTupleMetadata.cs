using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// What header and footer say of an RNTuple.
/// <code>
/// header: feature flags, name, description, writer (strings), the four lists of the schema
/// footer: feature flags, checksum of the header 8, record of four lists that extend the schema, list of cluster groups,
///         from 1.0.1 on list of linked attribute sets
/// </code>
/// Source: RNTuple Binary Format Specification, "Header Envelope" and "Footer Envelope".
/// </summary>
internal sealed class RNTupleMetadata
{
    private readonly List<RNTupleClusterGroup> groups = [];
    private readonly List<RNTupleAttributeLink> links = [];

    private RNTupleMetadata()
    {
    }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Writer { get; private set; } = "";

    public ulong HeaderChecksum { get; private set; }

    public ulong FooterChecksum { get; private set; }

    public RNTupleSchema Schema { get; } = new();

    public IReadOnlyList<RNTupleClusterGroup> Groups => groups;

    public IReadOnlyList<RNTupleAttributeLink> AttributeLinks => links;

    public long Entries { get; private set; }

    public static RNTupleMetadata Read(RootFile file, string name, RNTupleAnchor anchor, BlobReader blobs, bool verify)
    {
        var metadata = new RNTupleMetadata();
        var header = Envelope.Read(
            blobs, Envelope.Header, new(anchor.SeekHeader, anchor.StoredHeader), anchor.HeaderLength, new RecordPlace(file.Name, $"header of RNTuple '{name}'", anchor.SeekHeader), verify);
        metadata.ReadHeader(header.Buffer);
        metadata.HeaderChecksum = header.Checksum;
        var footer = Envelope.Read(
            blobs, Envelope.Footer, new(anchor.SeekFooter, anchor.StoredFooter), anchor.FooterLength, new RecordPlace(file.Name, $"footer of RNTuple '{name}'", anchor.SeekFooter), verify);
        metadata.ReadFooter(footer.Buffer, verify);
        metadata.FooterChecksum = footer.Checksum;
        return metadata;
    }

    private void ReadHeader(EnvelopeBuffer buffer)
    {
        FeatureFlags.Check(buffer);
        Name = buffer.ReadString();
        Description = buffer.ReadString();
        Writer = buffer.ReadString();
        Schema.Read(buffer, isHeader: true);
    }

    private void ReadFooter(EnvelopeBuffer buffer, bool verify)
    {
        FeatureFlags.Check(buffer);
        CheckHeader(buffer, HeaderChecksum, verify);
        var extension = buffer.EnterRecord();
        if (buffer.Remaining > 0)
        {
            Schema.Read(buffer, isHeader: false);
        }

        buffer.Leave(extension);
        var list = buffer.EnterList(RNTupleClusterGroup.MinBytes);
        for (var i = 0; i < list.Items; i++)
        {
            var group = RNTupleClusterGroup.Decode(buffer);
            Entries = Math.Max(Entries, group.FirstEntry + group.EntryCount);
            groups.Add(group);
        }

        buffer.Leave(list);
        if (buffer.Remaining >= 12)
        {
            ReadLinks(buffer);
        }
    }

    /// <summary>Header and what was written for it name one checksum.</summary>
    public static void CheckHeader(EnvelopeBuffer buffer, ulong header, bool verify)
    {
        var named = buffer.ReadUInt64();
        if (verify && named != header)
        {
            throw buffer.Corrupt(8, $"it belongs to a header with checksum {named:x16}; that of this RNTuple has {header:x16}");
        }
    }

    private void ReadLinks(EnvelopeBuffer buffer)
    {
        var list = buffer.EnterList(RNTupleAttributeLink.MinBytes);
        for (var i = 0; i < list.Items; i++)
        {
            links.Add(RNTupleAttributeLink.Decode(buffer));
        }

        buffer.Leave(list);
    }
}
