namespace HepAnalysis.RootIO.Trees;

/// <summary>A name that a tree has for an expression of its columns (TTree::SetAlias).</summary>
/// <param name="Name">The name.</param>
/// <param name="Formula">The expression, in the language of TTreeFormula.</param>
public sealed record TreeAlias(string Name, string Formula);
