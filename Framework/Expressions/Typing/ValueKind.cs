namespace HepAnalysis.Expressions.Typing;

/// <summary>What one value of a node is in memory.</summary>
internal enum ValueKind : byte
{
    Float64,
    Int64,
    UInt64,

    /// <summary>A byte, 0 or 1.</summary>
    Bool,

    /// <summary>Int32: the place of an object in the columns of its collection.</summary>
    Item,
}

/// <summary>Facts about <see cref="ValueKind"/>.</summary>
internal static class ValueKinds
{
    public static int Size(this ValueKind kind) => kind switch { ValueKind.Bool => 1, ValueKind.Item => 4, _ => 8 };

    public static bool IsInteger(this ValueKind kind) => kind is ValueKind.Int64 or ValueKind.UInt64;

    public static string Name(this ValueKind kind) => kind.ToString().ToLowerInvariant();
}
