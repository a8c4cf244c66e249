using System.Runtime.Intrinsics;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>An operation on one float64, scalar and vector with equal bits.</summary>
internal interface IRealUnary
{
    static abstract double Of(double a);

    static abstract Vector256<double> Of(Vector256<double> a);
}
