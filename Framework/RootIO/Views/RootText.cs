using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A text that stands for itself: TObjString, TString, std::string.</summary>
/// <param name="Value">The text.</param>
public sealed record RootText(string Value) : IRootView<RootText>
{
    /// <inheritdoc/>
    public static string Kind => "a text";

    /// <inheritdoc/>
    public static bool Reads(string className) => className is "TObjString" or "TString" or "string" or "std::string";

    /// <inheritdoc/>
    public static RootText Of(RootObject value) => new(value.Get<string>("fString") ?? "");
}
