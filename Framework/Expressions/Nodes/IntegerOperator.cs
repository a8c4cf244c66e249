namespace HepAnalysis.Expressions.Nodes;

/// <summary>Exact operations of integers.</summary>
internal enum IntegerOperator
{
    Add,
    Subtract,
    Multiply,
    Remainder,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRight,
    Min,
    Max,
    Negate,
    Abs,
    Complement,
}
