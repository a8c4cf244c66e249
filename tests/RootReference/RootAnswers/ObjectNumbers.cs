using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>Numbers of objects, which are boxed or in arrays, as bytes.</summary>
internal static class ObjectNumbers
{
    public static NumberKind KindOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => NumberKind.Bool,
        TypeCode.SByte => NumberKind.Int8,
        TypeCode.Byte => NumberKind.UInt8,
        TypeCode.Int16 => NumberKind.Int16,
        TypeCode.UInt16 => NumberKind.UInt16,
        TypeCode.Int32 => NumberKind.Int32,
        TypeCode.UInt32 => NumberKind.UInt32,
        TypeCode.Int64 => NumberKind.Int64,
        TypeCode.UInt64 => NumberKind.UInt64,
        TypeCode.Single => NumberKind.Float32,
        TypeCode.Double => NumberKind.Float64,
        _ => throw new ArgumentException($"{type.Name} is no number", nameof(type)),
    };

    public static byte[] Bytes(Array numbers)
    {
        var bytes = new byte[Buffer.ByteLength(numbers)];
        Buffer.BlockCopy(numbers, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    public static byte[] Bytes(object number)
    {
        var one = Array.CreateInstance(number.GetType(), 1);
        one.SetValue(number, 0);
        return Bytes(one);
    }
}
