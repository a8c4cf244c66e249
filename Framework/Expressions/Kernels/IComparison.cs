using System.Numerics;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>A comparison of two values of one type.</summary>
internal interface IComparison
{
    static abstract bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool>;
}
