using System.Text.Json;
using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.Digests;

/// <summary>How the answers of one branch, field or object are written where they are not as stored.</summary>
internal sealed class ColumnForm
{
    private static readonly HashSet<string> NoPaths = [];
    private static readonly Dictionary<string, NumberKind> NoKinds = [];

    private readonly HashSet<(string, string)> answered = [];

    private ColumnForm(IEnumerable<JsonElement> columns)
    {
        foreach (var column in columns)
        {
            answered.Add((ColumnAnswer.Path(column), ColumnAnswer.Kind(column)));
        }
    }

    /// <summary>
    /// True for mode "objects" of trees: integers are int64, and uint64 in columns where one is too large for that, floating-point numbers float64.
    /// </summary>
    public bool IsWidened { get; private init; }

    /// <summary>Other types, by path.</summary>
    public IReadOnlyDictionary<string, NumberKind> Kinds { get; private init; } = NoKinds;

    /// <summary>Where bits of TObject stand that are compared without those that live in memory only.</summary>
    public IReadOnlySet<string> MaskedPaths { get; private init; } = NoPaths;

    /// <summary>True for the other reader's answers of members of split collections.</summary>
    private bool HasFlatArrays { get; init; }

    /// <summary>True where the entries are unordered containers, whose items the answers have in the order of their keys.</summary>
    private bool IsUnordered { get; init; }

    /// <summary>Whether the answers have a column of a kind at a path with an ending: what tells an optional value from a pointer.</summary>
    public bool HasKind(string path, string ending, string kind) => answered.Contains((path + ending, kind));

    /// <summary>
    /// Where the values of fixed arrays stand. Of a member of a split collection the other reader knows one dimension only, and none of one value.
    /// </summary>
    public string ArrayPath(string path, IReadOnlyList<int> sizes)
    {
        var whole = path + string.Concat(sizes.Select(size => $"[{size}]"));
        if (!HasFlatArrays || HasWithin(whole))
        {
            return whole;
        }

        var values = sizes.Aggregate(1, (all, size) => all * size);
        return HasWithin($"{path}[{values}]") ? $"{path}[{values}]" : values == 1 && HasWithin(path) ? path : whole;
    }

    /// <summary>Where a member stands; a container that is a base class has no level of its own in ROOT's answers.</summary>
    public string MemberPath(string path, string name) =>
        name.Contains('<', StringComparison.Ordinal) && !HasWithin($"{path}.{name}") ? path : $"{path}.{name}";

    /// <summary>Whether the items of the lists at a path are sorted.</summary>
    public bool IsSorted(string path) => IsUnordered && path == "[]";

    /// <summary>The type in which numbers stand in the answer.</summary>
    public NumberKind KindOf(string path, NumberKind stored) =>
        Kinds.TryGetValue(path, out var kind) ? kind
            : !IsWidened || stored == NumberKind.Bool ? stored
            : stored.IsFloat() ? NumberKind.Float64
            : stored == NumberKind.UInt64 ? NumberKind.UInt64
            : NumberKind.Int64;

    /// <summary>The form of a branch beside the file.</summary>
    /// <param name="branch">The answer.</param>
    /// <param name="isCounter">Whether what stands at a path counts an array: the other reader takes that for unsigned.</param>
    public static ColumnForm OfBranch(JsonElement branch, Func<string, bool> isCounter)
    {
        List<JsonElement> columns = [.. branch.GetProperty("columns").EnumerateArray()];
        return branch.GetProperty("mode").GetString() == "objects"
            ? new(columns) { IsWidened = true }
            : new(columns) { Kinds = Unsigned(columns, isCounter), HasFlatArrays = IsOfSplitCollection(branch) && !branch.TryGetProperty("checked_by", out _) };
    }

    /// <summary>
    /// The form of a field of an RNTuple. The other reader has cardinalities as int64, and doubles that are stored with fewer bits as float32
    /// (MADE-RNTUPLE.md, "dtypes").
    /// </summary>
    public static ColumnForm OfField(JsonElement field)
    {
        var type = field.TryGetProperty("typename", out var name) ? name.GetString() ?? "" : "";
        Dictionary<string, NumberKind> kinds = [];
        List<JsonElement> columns = field.TryGetProperty("columns", out var all) ? [.. all.EnumerateArray()] : [];
        foreach (var column in columns)
        {
            if (type == "double" && Type(column) == "float32")
            {
                kinds[ColumnAnswer.Path(column)] = NumberKind.Float32;
            }
            else if (type.StartsWith("ROOT::RNTupleCardinality<", StringComparison.Ordinal) && Type(column) == "int64")
            {
                kinds[ColumnAnswer.Path(column)] = NumberKind.Int64;
            }
        }

        return new(columns) { Kinds = kinds };
    }

    /// <summary>The form of an answer that ROOT itself gave (root-answers/README.md): every number in its own type.</summary>
    /// <param name="answer">A branch or an object.</param>
    /// <param name="isEnumeration">Whether what stands at a path is of an enumeration, whose sign the file does not say.</param>
    public static ColumnForm OfRoot(JsonElement answer, Func<string, bool> isEnumeration)
    {
        List<JsonElement> columns = [.. answer.GetProperty("columns").EnumerateArray()];
        return new(columns)
        {
            Kinds = Unsigned(columns, isEnumeration),
            MaskedPaths = columns.Where(column => column.TryGetProperty("masked_sha256", out _)).Select(ColumnAnswer.Path).ToHashSet(StringComparer.Ordinal),
            IsUnordered = answer.TryGetProperty("cl", out var type) && (type.GetString() ?? "").StartsWith("unordered_", StringComparison.Ordinal),
        };
    }

    /// <summary>Whether the answers have a column at a path or behind it.</summary>
    public bool HasWithin(string path) => answered.Any(column => column.Item1.StartsWith(path, StringComparison.Ordinal));

    // fType of TBranchElement: 31 member of a TClonesArray, 41 of a standard container.
    private static bool IsOfSplitCollection(JsonElement branch) => branch.TryGetProperty("fType", out var type) && type.GetInt32() is 31 or 41;

    private static Dictionary<string, NumberKind> Unsigned(IEnumerable<JsonElement> columns, Func<string, bool> holds) =>
        columns.Where(column => Type(column) == "uint32" && holds(ColumnAnswer.Path(column))).ToDictionary(ColumnAnswer.Path, _ => NumberKind.UInt32);

    private static string? Type(JsonElement column) => column.TryGetProperty("dtype", out var type) ? type.GetString() : null;
}
