namespace HepAnalysis.Expressions.Nodes;

/// <summary>The six comparisons.</summary>
internal enum Relation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
