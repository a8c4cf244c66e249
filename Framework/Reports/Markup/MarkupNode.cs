namespace HepAnalysis.Reports.Markup;

/// <summary>A part of a title, with what is meant by ROOT's markup.</summary>
internal abstract record MarkupNode;

/// <summary>Text as it is.</summary>
/// <param name="Text">Without line breaks and control characters.</param>
internal sealed record TextNode(string Text) : MarkupNode;

/// <summary>An index and an exponent, one above the other where both are there.</summary>
/// <param name="Lower">What <c>_{…}</c> holds; null where there is none.</param>
/// <param name="Upper">What <c>^{…}</c> holds; null where there is none.</param>
internal sealed record ScriptNode(IReadOnlyList<MarkupNode>? Lower, IReadOnlyList<MarkupNode>? Upper) : MarkupNode;

/// <summary>Something with a line over it: <c>#bar{p}</c>, and what stands below a root.</summary>
/// <param name="Content">What stands below the line.</param>
internal sealed record OverlineNode(IReadOnlyList<MarkupNode> Content) : MarkupNode;
