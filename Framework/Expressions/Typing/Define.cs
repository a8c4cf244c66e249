namespace HepAnalysis.Expressions.Typing;

/// <summary>A name for an expression; <paramref name="Texts"/> are all texts that it is made of.</summary>
internal sealed record Define(string Name, SourceText Source, Typed Meaning, IReadOnlyCollection<SourceText> Texts);
