using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>Which leaf class and letter hold a kind of number (TTree's leaf list).</summary>
internal static class LeafKind
{
    public static string ClassName(NumberKind kind) => kind switch
    {
        NumberKind.Bool => "TLeafO",
        NumberKind.Int8 or NumberKind.UInt8 => "TLeafB",
        NumberKind.Int16 or NumberKind.UInt16 => "TLeafS",
        NumberKind.Int32 or NumberKind.UInt32 => "TLeafI",
        NumberKind.Int64 or NumberKind.UInt64 => "TLeafL",
        NumberKind.Float32 => "TLeafF",
        _ => "TLeafD",
    };

    public static char Letter(NumberKind kind) => kind switch
    {
        NumberKind.Bool => 'O',
        NumberKind.Int8 => 'B',
        NumberKind.UInt8 => 'b',
        NumberKind.Int16 => 'S',
        NumberKind.UInt16 => 's',
        NumberKind.Int32 => 'I',
        NumberKind.UInt32 => 'i',
        NumberKind.Int64 => 'L',
        NumberKind.UInt64 => 'l',
        NumberKind.Float32 => 'F',
        _ => 'D',
    };

    public static bool IsUnsigned(NumberKind kind) =>
        kind is NumberKind.UInt8 or NumberKind.UInt16 or NumberKind.UInt32 or NumberKind.UInt64;
}
