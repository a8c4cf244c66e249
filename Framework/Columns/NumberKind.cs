namespace HepAnalysis.Columns;

/// <summary>The fixed-width values a column can hold, little-endian in memory.</summary>
public enum NumberKind : byte
{
    /// <summary>One byte, 0 or 1.</summary>
    Bool,

    /// <summary>Signed 8-bit integer.</summary>
    Int8,

    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8,

    /// <summary>Signed 16-bit integer.</summary>
    Int16,

    /// <summary>Unsigned 16-bit integer.</summary>
    UInt16,

    /// <summary>Signed 32-bit integer.</summary>
    Int32,

    /// <summary>Unsigned 32-bit integer.</summary>
    UInt32,

    /// <summary>Signed 64-bit integer.</summary>
    Int64,

    /// <summary>Unsigned 64-bit integer.</summary>
    UInt64,

    /// <summary>IEEE 754 binary32.</summary>
    Float32,

    /// <summary>IEEE 754 binary64.</summary>
    Float64,
}

/// <summary>Facts about <see cref="NumberKind"/>.</summary>
public static class NumberKinds
{
    /// <summary>The type in C#: <c>float</c>.</summary>
    public static string CSharpName(this NumberKind kind) => kind switch
    {
        NumberKind.Bool => "bool",
        NumberKind.Int8 => "sbyte",
        NumberKind.UInt8 => "byte",
        NumberKind.Int16 => "short",
        NumberKind.UInt16 => "ushort",
        NumberKind.Int32 => "int",
        NumberKind.UInt32 => "uint",
        NumberKind.Int64 => "long",
        NumberKind.UInt64 => "ulong",
        NumberKind.Float32 => "float",
        _ => "double",
    };

    /// <summary>Width in bytes.</summary>
    public static int Size(this NumberKind kind) => kind switch
    {
        NumberKind.Bool or NumberKind.Int8 or NumberKind.UInt8 => 1,
        NumberKind.Int16 or NumberKind.UInt16 => 2,
        NumberKind.Int32 or NumberKind.UInt32 or NumberKind.Float32 => 4,
        _ => 8,
    };

    /// <summary>True for binary32 and binary64.</summary>
    public static bool IsFloat(this NumberKind kind) => kind is NumberKind.Float32 or NumberKind.Float64;

    /// <summary>True for the signed and unsigned integers (not for bool).</summary>
    public static bool IsInteger(this NumberKind kind) => kind is not (NumberKind.Bool or NumberKind.Float32 or NumberKind.Float64);

    /// <summary>The name used everywhere in output: <c>int8 … uint64, float32, float64, bool</c> (NumPy's).</summary>
    public static string Name(this NumberKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind of the C# type <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">No column holds that type.</exception>
    public static NumberKind Of<T>() where T : unmanaged
    {
        return typeof(T) == typeof(bool) ? NumberKind.Bool
            : typeof(T) == typeof(sbyte) ? NumberKind.Int8
            : typeof(T) == typeof(byte) ? NumberKind.UInt8
            : typeof(T) == typeof(short) ? NumberKind.Int16
            : typeof(T) == typeof(ushort) ? NumberKind.UInt16
            : typeof(T) == typeof(int) ? NumberKind.Int32
            : typeof(T) == typeof(uint) ? NumberKind.UInt32
            : typeof(T) == typeof(long) ? NumberKind.Int64
            : typeof(T) == typeof(ulong) ? NumberKind.UInt64
            : typeof(T) == typeof(float) ? NumberKind.Float32
            : typeof(T) == typeof(double) ? NumberKind.Float64
            : throw new ArgumentException($"no column holds values of type {typeof(T).Name}");
    }
}
