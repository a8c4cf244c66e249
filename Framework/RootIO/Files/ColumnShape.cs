using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Files;

/// <summary>What the type of a column says of the numbers in it.</summary>
internal static class ColumnShape
{
    public static RecordTooLargeException TooMany(IEventSource source, string column, long numbers) => new(
        $"column '{column}' does not fit into one array", source.Name, $"it has {numbers} numbers, and an array holds {Array.MaxLength}", "give a range: Read<T>(name, first, count)");

    /// <summary>The numbers at the bottom of a type of at most one variable length; null where there are none.</summary>
    public static NumberKind? Kind(ColumnType type, bool mayVary = true) => type switch
    {
        ColumnType.Number number => number.Kind,
        ColumnType.FixedArray array => Kind(array.Item, mayVary: false),
        ColumnType.List list when mayVary => Kind(list.Item, mayVary: false),
        ColumnType.Option option when mayVary => Kind(option.Item, mayVary: false),
        _ => null,
    };

    /// <summary>Numbers of one entry where all have as many; null where that varies.</summary>
    public static int? Width(ColumnType type) => type switch
    {
        ColumnType.Number => 1,
        ColumnType.FixedArray array => Width(array.Item) is { } width && (long)width * array.Length <= int.MaxValue ? width * array.Length : null,
        _ => null,
    };
}
