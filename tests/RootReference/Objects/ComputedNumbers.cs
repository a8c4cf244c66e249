using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace HepAnalysis.RootReference.Objects;

/// <summary>Numbers that a reader computes from what is stored: they agree within 1e-9 of the largest (FORMAT.md, MADE.md rule 6).</summary>
internal static class ComputedNumbers
{
    private const double Tolerance = 1e-9;

    public static bool AreSame(double[] have, JsonElement want)
    {
        if (want.GetProperty("count").GetInt64() != have.Length)
        {
            return false;
        }

        if (have.Length == 0 || want.GetProperty("sha256").GetString() == Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(have.AsSpan()))))
        {
            return true;
        }

        // What is zero but for rounding is measured by the largest of its neighbours.
        var scale = have.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return want.TryGetProperty("values", out var values)
            ? have.Zip(values.EnumerateArray().Select(Number)).All(pair => IsSame(pair.First, pair.Second, scale))
            : IsSame(have.Min(), Number(want.GetProperty("min")), scale) && IsSame(have.Max(), Number(want.GetProperty("max")), scale) && IsSame(have.Sum(), Number(want.GetProperty("sum")), scale * have.Length);
    }

    private static bool IsSame(double have, double want, double scale) =>
        have.Equals(want) || Math.Abs(have - want) <= Tolerance * Math.Max(Math.Abs(want), scale * Tolerance);

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
