namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// Where a page or an envelope lies.
/// <code>
/// size   4   bytes in the file; negative: of its absolute value, the lower 16 bits are the locator's own length, the upper 8 its type
/// offset 8   in the file
/// type 1 (large): 8 bytes of size, 8 of offset
/// </code>
/// Source: RNTuple Binary Format Specification, "Locators and Envelope Links".
/// </summary>
/// <param name="Offset">File offset.</param>
/// <param name="Bytes">Bytes in the file, a checksum behind them not included.</param>
internal readonly record struct PageLocator(long Offset, long Bytes)
{
    private const int LargeType = 1;

    public static PageLocator Decode(EnvelopeBuffer buffer)
    {
        var size = buffer.ReadInt32();
        if (size >= 0)
        {
            return new(buffer.ReadInt64(), size);
        }

        var head = 0U - (uint)size;
        var own = (int)(head & 0xFFFF);
        var type = head >> 24;
        if (type != LargeType)
        {
            throw new UnsupportedFeatureException(
                $"{buffer.Place.Object} lies where this version cannot read", buffer.Place.At(buffer.Position - 4), $"it has a locator of type {type}; known are those of files (simple and 1)", "copy it into a ROOT file");
        }

        if (own < 20)
        {
            throw buffer.Corrupt(4, $"a large locator of {own} bytes, where 20 are the least");
        }

        var bytes = buffer.ReadInt64();
        var offset = buffer.ReadInt64();
        buffer.Skip(own - 20);
        return new(offset, bytes);
    }
}
