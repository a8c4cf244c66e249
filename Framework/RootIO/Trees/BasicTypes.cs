using HepAnalysis.Columns;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees;

/// <summary>The basic types by their fType, as values of columns.</summary>
internal static class BasicTypes
{
    /// <summary>What a value is; null for what is none, or packed.</summary>
    public static NumberKind? Kind(int type) => type switch
    {
        1 or 10 => NumberKind.Int8,
        2 => NumberKind.Int16,
        3 or StreamerType.Counter => NumberKind.Int32,
        4 or 16 => NumberKind.Int64,
        5 => NumberKind.Float32,
        8 => NumberKind.Float64,
        11 => NumberKind.UInt8,
        12 => NumberKind.UInt16,
        13 or StreamerType.Bits => NumberKind.UInt32,
        14 or 17 => NumberKind.UInt64,
        18 => NumberKind.Bool,
        _ => null,
    };
}
