namespace HepAnalysis.Columns.Binding;

/// <summary>How a type of columns is declared in a struct, for messages.</summary>
public static class Declarations
{
    /// <summary>What to declare instead: <c>declare it double</c>; null where there is no item.</summary>
    public static string? Hint(ColumnType? item) => item is null ? null : Of(item) is { } declared ? $"declare it {declared}" : "read it by blocks: OpenReader gives columns of any type";

    private static string? Of(ColumnType item) => item switch
    {
        ColumnType.Number number => number.Kind.CSharpName(),
        ColumnType.Text => "string",
        ColumnType.Option { Item: ColumnType.Number number } => number.Kind.CSharpName() + "?",
        ColumnType.List { Item: ColumnType.Number number } => $"ReadOnlySpan<{number.Kind.CSharpName()}>",
        ColumnType.FixedArray array when Innermost(array) is ColumnType.Number number => $"ReadOnlySpan<{number.Kind.CSharpName()}>",
        ColumnType.List => "Objects<…> of a struct with [Record]",
        ColumnType.Record => "a struct with [Record]",
        _ => null,
    };

    private static ColumnType Innermost(ColumnType type) => type is ColumnType.FixedArray array ? Innermost(array.Item) : type;
}
