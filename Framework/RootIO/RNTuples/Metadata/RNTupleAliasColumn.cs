namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// A column that a projected field shows of another field.
/// <code>
/// physical column 4, projected field 4
/// </code>
/// Source: RNTuple Binary Format Specification, "Alias columns".
/// </summary>
/// <param name="Column">The column that holds the data.</param>
/// <param name="Field">The projected field.</param>
public sealed record RNTupleAliasColumn(int Column, int Field)
{
    /// <summary>The fewest bytes that a record of it has.</summary>
    internal const int MinBytes = 8 + 8;

    internal static RNTupleAliasColumn Decode(EnvelopeBuffer buffer, int fieldCount, int columnCount)
    {
        var frame = buffer.EnterRecord();
        var (column, field) = (buffer.ReadUInt32(), buffer.ReadUInt32());
        if (column >= columnCount || field >= fieldCount)
        {
            throw buffer.Corrupt(8, $"field {field} of {fieldCount} shows column {column} of {columnCount}");
        }

        buffer.Leave(frame);
        return new((int)column, (int)field);
    }
}
