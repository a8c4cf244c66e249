using System.Numerics;
using HepAnalysis.Expressions.Nodes;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>Comparisons over dense values.</summary>
internal static class ComparisonKernels
{
    public static void Run<T>(Relation relation, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> target) where T : struct, IComparisonOperators<T, T, bool>
    {
        switch (relation)
        {
            case Relation.Equal:
                Loop<T, Equal>(a, b, target);
                break;
            case Relation.NotEqual:
                Loop<T, NotEqual>(a, b, target);
                break;
            case Relation.Less:
                Loop<T, Less>(a, b, target);
                break;
            case Relation.LessOrEqual:
                Loop<T, LessOrEqual>(a, b, target);
                break;
            case Relation.Greater:
                Loop<T, Less>(b, a, target);
                break;
            default:
                Loop<T, LessOrEqual>(b, a, target);
                break;
        }
    }

    public static void Run<T>(Relation relation, ReadOnlySpan<T> a, T b, Span<bool> target) where T : struct, IComparisonOperators<T, T, bool>
    {
        switch (relation)
        {
            case Relation.Equal:
                Loop<T, Equal>(a, b, target);
                break;
            case Relation.NotEqual:
                Loop<T, NotEqual>(a, b, target);
                break;
            case Relation.Less:
                Loop<T, Less>(a, b, target);
                break;
            case Relation.LessOrEqual:
                Loop<T, LessOrEqual>(a, b, target);
                break;
            case Relation.Greater:
                Loop<T, Greater>(a, b, target);
                break;
            default:
                Loop<T, GreaterOrEqual>(a, b, target);
                break;
        }
    }

    private static void Loop<T, TRelation>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> target)
        where T : struct, IComparisonOperators<T, T, bool> where TRelation : struct, IComparison
    {
        b = b[..a.Length];
        target = target[..a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            target[i] = TRelation.Of(a[i], b[i]);
        }
    }

    private static void Loop<T, TRelation>(ReadOnlySpan<T> a, T b, Span<bool> target)
        where T : struct, IComparisonOperators<T, T, bool> where TRelation : struct, IComparison
    {
        target = target[..a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            target[i] = TRelation.Of(a[i], b);
        }
    }

    private struct Equal : IComparison
    {
        public static bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a == b;
    }

    private struct NotEqual : IComparison
    {
        public static bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a != b;
    }

    private struct Less : IComparison
    {
        public static bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a < b;
    }

    private struct LessOrEqual : IComparison
    {
        public static bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a <= b;
    }

    private struct Greater : IComparison
    {
        public static bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a > b;
    }

    private struct GreaterOrEqual : IComparison
    {
        public static bool Of<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a >= b;
    }
}
