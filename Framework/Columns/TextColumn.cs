namespace HepAnalysis.Columns;

/// <summary>UTF-8 text for each entry: entry i holds bytes <c>Offsets[i]</c> to <c>Offsets[i + 1] - 1</c> of <see cref="Bytes"/>.</summary>
public sealed class TextColumn : Column
{
    /// <param name="offsets">Int32, one more than there are entries, the first 0, never falling.</param>
    /// <param name="bytes">Uint8: the text of all entries, one after the other, nothing between.</param>
    /// <exception cref="ArgumentException">The offsets are not int32 or the bytes not uint8.</exception>
    public TextColumn(NumberColumn offsets, NumberColumn bytes)
    {
        if (offsets.Kind != NumberKind.Int32 || bytes.Kind != NumberKind.UInt8)
        {
            throw new ArgumentException($"text has int32 offsets and uint8 bytes, not {offsets.Kind.Name()} and {bytes.Kind.Name()}", nameof(offsets));
        }

        OffsetColumn = offsets;
        ByteColumn = bytes;
    }

    /// <summary>The offsets as a column.</summary>
    public NumberColumn OffsetColumn { get; }

    /// <summary>The bytes as a column.</summary>
    public NumberColumn ByteColumn { get; }

    /// <summary>Where each entry's text begins and ends in <see cref="Bytes"/>.</summary>
    public ReadOnlySpan<int> Offsets => OffsetColumn.Values<int>();

    /// <summary>The text of all entries. What old files hold need not be valid UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes => ByteColumn.Values<byte>();

    /// <inheritdoc/>
    public override ColumnType ItemType { get; } = new ColumnType.Text();

    /// <inheritdoc/>
    public override int Count => Math.Max(OffsetColumn.Count - 1, 0);
}
