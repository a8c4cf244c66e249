namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// What is stored of a type beside the fields: the streamers of classes that are written by ROOT's streamer.
/// <code>
/// kind of content 4, version of the type 4
/// type name, content   strings
/// </code>
/// Source: RNTuple Binary Format Specification, "Extra type information".
/// </summary>
/// <param name="Kind">0: the streamers of all streamer fields, a TList as ROOT writes it. Others are of later versions.</param>
/// <param name="TypeVersion">Version of the type.</param>
/// <param name="TypeName">Name of the type; empty for kind 0.</param>
/// <param name="Content">The content.</param>
public sealed record RNTupleExtraType(long Kind, long TypeVersion, string TypeName, ReadOnlyMemory<byte> Content)
{
    /// <summary>The fewest bytes that a record of it has.</summary>
    internal const int MinBytes = 8 + 16;

    internal static RNTupleExtraType Decode(EnvelopeBuffer buffer)
    {
        var frame = buffer.EnterRecord();
        var (kind, version, name) = (buffer.ReadUInt32(), buffer.ReadUInt32(), buffer.ReadString());
        var content = kind == 0 ? buffer.ReadBytes().ToArray() : [];
        buffer.Leave(frame);
        return new(kind, version, name, content);
    }
}
