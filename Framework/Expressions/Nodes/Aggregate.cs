namespace HepAnalysis.Expressions.Nodes;

/// <summary>What is made of a list.</summary>
internal enum Aggregate
{
    Any,
    All,
    CountTrue,
    Sum,
    Min,
    Max,
}
