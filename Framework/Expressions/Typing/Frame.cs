namespace HepAnalysis.Expressions.Typing;

/// <summary>
/// What brackets or a lambda add to the names: the object of <paramref name="Scope"/>, under a parameter's name or, in
/// brackets (null), as <c>this</c> and by its members.
/// </summary>
internal sealed record Frame(Scope Scope, Typed Element, string? Parameter);
