using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>What the normalised names of C++ types say. Source: RNTuple Binary Format Specification, "Type Name Normalization".</summary>
internal static class TypeNames
{
    /// <summary>The width and sign of a number; null for other types.</summary>
    public static NumberKind? Kind(string type) => type switch
    {
        "bool" => NumberKind.Bool,
        "char" or "std::byte" or "std::uint8_t" => NumberKind.UInt8,
        "std::int8_t" => NumberKind.Int8,
        "std::int16_t" => NumberKind.Int16,
        "std::uint16_t" => NumberKind.UInt16,
        "std::int32_t" => NumberKind.Int32,
        "std::uint32_t" => NumberKind.UInt32,
        "std::int64_t" => NumberKind.Int64,
        "std::uint64_t" => NumberKind.UInt64,
        "float" => NumberKind.Float32,
        "double" => NumberKind.Float64,
        _ => null,
    };

    /// <summary>True for collections of no or one item.</summary>
    public static bool IsOption(string type) =>
        type.StartsWith("std::optional<", StringComparison.Ordinal) || type.StartsWith("std::unique_ptr<", StringComparison.Ordinal);

    /// <summary>True for arrays; those of no item are not stored as repetitive.</summary>
    public static bool IsArray(string type) => type.StartsWith("std::array<", StringComparison.Ordinal);

    /// <summary>True for records whose members have numbers instead of names.</summary>
    public static bool IsTuple(string type) =>
        type.StartsWith("std::pair<", StringComparison.Ordinal) || type.StartsWith("std::tuple<", StringComparison.Ordinal);
}
