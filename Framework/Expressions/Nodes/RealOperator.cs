namespace HepAnalysis.Expressions.Nodes;

/// <summary>Operations of one or two float64.</summary>
internal enum RealOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Min,
    Max,
    Atan2,
    Pow,
    DeltaPhi,
    Negate,
    Abs,
    Sqrt,
    Floor,
    Ceiling,
    Exp,
    Log,
    Sin,
    Cos,
    Tan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Asin,
    Acos,
    Atan,
}
