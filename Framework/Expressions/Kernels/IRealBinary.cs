using System.Runtime.Intrinsics;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>An operation on two float64, scalar and vector with equal bits.</summary>
internal interface IRealBinary
{
    static abstract double Of(double a, double b);

    static abstract Vector256<double> Of(Vector256<double> a, Vector256<double> b);
}
