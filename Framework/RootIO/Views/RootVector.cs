using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A vector of linear algebra or of space: TVectorT (TVectorD, TVectorF), ROOT::Math::SVector, TVector2, TVector3.</summary>
/// <param name="Elements">The elements.</param>
/// <param name="FirstIndex">The index of the first one; seldom not 0.</param>
public sealed record RootVector(IReadOnlyList<double> Elements, int FirstIndex) : IRootView<RootVector>
{
    private static readonly string[] Coordinates = ["fX", "fY", "fZ"];

    /// <inheritdoc/>
    public static string Kind => "a vector";

    /// <summary>The element of an index, which counts from <see cref="FirstIndex"/>.</summary>
    public double this[int index] => Elements[index - FirstIndex];

    /// <inheritdoc/>
    public static bool Reads(string className) =>
        className is "TVector2" or "TVector3" || className.StartsWith("TVectorT<", StringComparison.Ordinal) || className.StartsWith("ROOT::Math::SVector<", StringComparison.Ordinal);

    /// <inheritdoc/>
    public static RootVector Of(RootObject value)
    {
        if (value.ClassName is "TVector2" or "TVector3")
        {
            return new([.. Coordinates.Where(value.Members.ContainsKey).Select(name => value.GetReal(name))], 0);
        }

        var elements = value.Doubles(value.Members.ContainsKey("fElements") ? "fElements" : "fArray");
        return elements.Length == value.GetInteger("fNrows", elements.Length) ? new(elements, (int)value.GetInteger("fRowLwb"))
            : throw value.Contradicts($"fNrows is {value.GetInteger("fNrows")}, and it has {elements.Length} elements");
    }
}
