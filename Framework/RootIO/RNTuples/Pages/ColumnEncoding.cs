using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>Facts about <see cref="RNTupleColumnType"/>.</summary>
internal static class ColumnEncoding
{
    /// <summary>What the elements are after decoding: indices are int64; null for switches and for types that are not known.</summary>
    public static NumberKind? Kind(RNTupleColumnType type) => type switch
    {
        RNTupleColumnType.Bit => NumberKind.Bool,
        RNTupleColumnType.Byte or RNTupleColumnType.Char or RNTupleColumnType.UInt8 => NumberKind.UInt8,
        RNTupleColumnType.Int8 => NumberKind.Int8,
        RNTupleColumnType.Int16 or RNTupleColumnType.SplitInt16 => NumberKind.Int16,
        RNTupleColumnType.UInt16 or RNTupleColumnType.SplitUInt16 => NumberKind.UInt16,
        RNTupleColumnType.Int32 or RNTupleColumnType.SplitInt32 => NumberKind.Int32,
        RNTupleColumnType.UInt32 or RNTupleColumnType.SplitUInt32 => NumberKind.UInt32,
        RNTupleColumnType.UInt64 or RNTupleColumnType.SplitUInt64 => NumberKind.UInt64,
        RNTupleColumnType.Int64 or RNTupleColumnType.SplitInt64 or RNTupleColumnType.Index32 or RNTupleColumnType.Index64
            or RNTupleColumnType.SplitIndex32 or RNTupleColumnType.SplitIndex64 => NumberKind.Int64,
        RNTupleColumnType.Real16 or RNTupleColumnType.SplitReal16 or RNTupleColumnType.Real32 or RNTupleColumnType.SplitReal32
            or RNTupleColumnType.Real32Trunc or RNTupleColumnType.Real32Quant => NumberKind.Float32,
        RNTupleColumnType.Real64 or RNTupleColumnType.SplitReal64 => NumberKind.Float64,
        _ => null,
    };

    /// <summary>True for the ends of collections.</summary>
    public static bool IsIndex(RNTupleColumnType type) =>
        type is RNTupleColumnType.Index32 or RNTupleColumnType.Index64 or RNTupleColumnType.SplitIndex32 or RNTupleColumnType.SplitIndex64;

    /// <summary>Why columns of this description cannot be read; null where they can.</summary>
    public static string? Fault(RNTupleColumn column)
    {
        var (least, most) = column.Type switch
        {
            RNTupleColumnType.Bit => (1, 1),
            RNTupleColumnType.Switch => (96, 96),
            RNTupleColumnType.Real32Trunc => (10, 31),
            RNTupleColumnType.Real32Quant => (1, 32),
            RNTupleColumnType.Real16 or RNTupleColumnType.SplitReal16 => (16, 16),
            RNTupleColumnType.Index32 or RNTupleColumnType.SplitIndex32 => (32, 32),
            _ when Kind(column.Type) is { } kind => (8 * kind.Size(), 8 * kind.Size()),
            _ => (0, -1),
        };
        return most < 0 ? $"column {column.Id} has type 0x{(int)column.Type:x2}, which this version does not know"
            : column.Bits < least || column.Bits > most ? $"column {column.Id} of type {column.Type} has {column.Bits} bits an element, where {(least == most ? $"{least}" : $"{least} to {most}")} shall be"
            : column.Representation < 0 ? $"column {column.Id} has representation {column.Representation}" : null;
    }
}
