using System.Globalization;
using System.Text.Json;

namespace HepAnalysis.RootReference.Digests;

/// <summary>A column of the answers, and whether ours has every field of it equal.</summary>
internal static class ColumnAnswer
{
    // Beyond this many, sums of floating-point numbers are not rounded exactly in the answers (FORMAT.md).
    private const long MostSummedExactly = 2_000_000;
    private const double SumTolerance = 1e-9;

    public static string Path(JsonElement want) => want.GetProperty("path").GetString()!;

    /// <summary>The kind; raw bytes are texts of ours.</summary>
    public static string Kind(JsonElement want) => want.GetProperty("kind").GetString() is "bytes" ? "string" : want.GetProperty("kind").GetString()!;

    public static long Count(JsonElement want) => want.GetProperty("count").GetInt64();

    /// <summary>What differs: empty where every field is equal.</summary>
    public static string Difference(ColumnSummary have, JsonElement want)
    {
        // Of bits that ROOT changes while it reads, what it says of the values is of no meaning.
        // A column without a value says nothing of their type: of a class that it does not know, ROOT makes integers.
        var isMasked = want.TryGetProperty("masked_sha256", out _);
        var isEmpty = have.Count == 0;
        foreach (var field in want.EnumerateObject().Where(field => (!isMasked || field.Name is not ("sha256" or "min" or "max" or "sum")) && (!isEmpty || field.Name != "dtype")))
        {
            var found = Field(have, field.Name, field.Value);
            if (found is not null)
            {
                return $"{field.Name} {found} for {field.Value}";
            }
        }

        return "";
    }

    private static string? Field(ColumnSummary have, string name, JsonElement want) => name switch
    {
        "path" or "kind" or "mask" => null,
        "dtype" => Same(have.ValueType, want),
        "count" => SameInteger(have.Count, want),
        "masked_sha256" => Same(have.MaskedSha256(), want),
        "sha256" => Same(have.Sha256(), want),
        "lengths_sha256" => Same(have.LengthsSha256(), want),
        "total" or "bytes" => SameInteger(have.Total, want),
        "valid" => SameInteger(have.IntegerSum, want),
        "nan" => SameInteger(have.NotANumber, want),
        "posinf" => SameInteger(have.Infinite, want),
        "neginf" => SameInteger(have.MinusInfinite, want),
        "min" => have.IsReal ? SameReal(have.LeastReal, want) : SameInteger(have.Least, want),
        "max" => have.IsReal ? SameReal(have.MostReal, want) : SameInteger(have.Most, want),
        "sum" => have.IsReal ? SameSum(have, want) : SameInteger(have.IntegerSum, want),
        _ => "is compared with nothing, and stands",
    };

    private static string? Same(string have, JsonElement want) => have == want.GetString() ? null : have;

    private static string? SameInteger(Int128? have, JsonElement want) =>
        have is { } integer ? want.ValueKind == JsonValueKind.Number && Int128.TryParse(want.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right) && right == integer ? null : $"{integer}"
            : want.ValueKind == JsonValueKind.Null ? null : "null";

    private static string? SameReal(double? have, JsonElement want) =>
        have is { } real ? want.ValueKind == JsonValueKind.Number && want.GetDouble() == real ? null : Text(real) : want.ValueKind == JsonValueKind.Null ? null : "null";

    private static string? SameSum(ColumnSummary have, JsonElement want)
    {
        var sum = have.RealSum;
        var right = want.ValueKind == JsonValueKind.Number ? want.GetDouble() : double.Parse(want.GetString()!, CultureInfo.InvariantCulture);
        var isSame = sum == right || (have.Count > MostSummedExactly && Math.Abs(sum - right) <= SumTolerance * have.AbsoluteSum);
        return isSame ? null : Text(sum);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
