using System.Globalization;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A number with a name (TParameter&lt;T&gt; of any T).</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">The type of the number in C++: <c>double</c>, <c>Long64_t</c>.</param>
/// <param name="Number">The number in the type that corresponds to <paramref name="Type"/>: <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> …</param>
public sealed record RootParameter(string Name, string Type, object Number) : IRootView<RootParameter>
{
    private const string Prefix = "TParameter<";

    /// <inheritdoc/>
    public static string Kind => "a parameter";

    /// <summary>The number as a double; integers above 2^53 are rounded.</summary>
    public double Value => Convert.ToDouble(Number, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool Reads(string className) => className.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public static RootParameter Of(RootObject value) =>
        new(value.Name(), value.ClassName[Prefix.Length..].TrimEnd('>', ' '), value.Get<object>("fVal") is IConvertible number ? number : throw value.Contradicts("it has no number fVal"));
}
