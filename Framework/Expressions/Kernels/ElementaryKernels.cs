using HepAnalysis.Columns;
using HepAnalysis.Expressions.Nodes;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>Elementary functions over dense float64; the target may be a source.</summary>
internal static class ElementaryKernels
{
    public static void Run(RealOperator operation, ReadOnlySpan<double> a, Span<double> target)
    {
        switch (operation)
        {
            case RealOperator.Exp:
                HepMath.Exp(a, target);
                break;
            case RealOperator.Log:
                HepMath.Log(a, target);
                break;
            case RealOperator.Sin:
                HepMath.Sin(a, target);
                break;
            case RealOperator.Cos:
                HepMath.Cos(a, target);
                break;
            case RealOperator.Sinh:
                HepMath.Sinh(a, target);
                break;
            case RealOperator.Cosh:
                HepMath.Cosh(a, target);
                break;
            default:
                Each(a, target, operation switch
                {
                    RealOperator.Tan => HepMath.Tan,
                    RealOperator.Tanh => HepMath.Tanh,
                    RealOperator.Asinh => HepMath.Asinh,
                    RealOperator.Asin => HepMath.Asin,
                    RealOperator.Acos => HepMath.Acos,
                    RealOperator.Atan => HepMath.Atan,
                    _ => throw new InvalidOperationException($"{operation} has one operand"),
                });
                break;
        }
    }

    public static void Run(RealOperator operation, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        if (operation == RealOperator.DeltaPhi)
        {
            Kinematics.DeltaPhi(a, b, target);
            return;
        }

        for (var i = 0; i < a.Length; i++)
        {
            target[i] = operation switch
            {
                RealOperator.Remainder => a[i] % b[i],
                RealOperator.Atan2 => HepMath.Atan2(a[i], b[i]),
                RealOperator.Pow => HepMath.Pow(a[i], b[i]),
                _ => throw new InvalidOperationException($"{operation} has two operands"),
            };
        }
    }

    private static void Each(ReadOnlySpan<double> a, Span<double> target, Func<double, double> function)
    {
        for (var i = 0; i < a.Length; i++)
        {
            target[i] = function(a[i]);
        }
    }
}
