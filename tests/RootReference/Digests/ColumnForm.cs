using System.Text.Json;
using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.Digests;

/// <summary>How the answers of one branch or field are written where they are not as stored.</summary>
/// <param name="IsWidened">
/// True for mode "objects" of trees: integers are int64, and uint64 in columns where one is too large for that, floating-point numbers float64.
/// </param>
/// <param name="Kinds">Other types, by path.</param>
internal sealed record ColumnForm(bool IsWidened, IReadOnlyDictionary<string, NumberKind> Kinds)
{
    private static readonly Dictionary<string, NumberKind> None = [];

    /// <summary>Every number as stored.</summary>
    public static ColumnForm Stored { get; } = new(false, None);

    public static ColumnForm Widened { get; } = new(true, None);

    /// <summary>The type in which numbers stand in the answer.</summary>
    public NumberKind KindOf(string path, NumberKind stored) =>
        Kinds.TryGetValue(path, out var kind) ? kind
            : !IsWidened || stored == NumberKind.Bool ? stored
            : stored.IsFloat() ? NumberKind.Float64
            : stored == NumberKind.UInt64 ? NumberKind.UInt64
            : NumberKind.Int64;

    /// <summary>
    /// The form of a field of an RNTuple. The other reader has cardinalities as int64, and doubles that are stored with fewer bits as float32
    /// (MADE-RNTUPLE.md, "dtypes").
    /// </summary>
    public static ColumnForm OfField(JsonElement field)
    {
        var type = field.TryGetProperty("typename", out var name) ? name.GetString() ?? "" : "";
        Dictionary<string, NumberKind> kinds = [];
        foreach (var column in field.GetProperty("columns").EnumerateArray())
        {
            var kind = !column.TryGetProperty("dtype", out var dtype) ? null : (type, dtype.GetString()) switch
            {
                ("double", "float32") => NumberKind.Float32,
                _ when type.StartsWith("ROOT::RNTupleCardinality<", StringComparison.Ordinal) && dtype.GetString() == "int64" => NumberKind.Int64,
                _ => (NumberKind?)null,
            };
            if (kind is { } other)
            {
                kinds[column.GetProperty("path").GetString()!] = other;
            }
        }

        return kinds.Count == 0 ? Stored : new(false, kinds);
    }
}
