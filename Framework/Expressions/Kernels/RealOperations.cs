using System.Runtime.Intrinsics;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>The operations of <see cref="RealKernels"/>.</summary>
internal static class RealOperations
{
    internal struct Add : IRealBinary
    {
        public static double Of(double a, double b) => a + b;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a + b;
    }

    internal struct Subtract : IRealBinary
    {
        public static double Of(double a, double b) => a - b;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a - b;
    }

    internal struct Multiply : IRealBinary
    {
        public static double Of(double a, double b) => a * b;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a * b;
    }

    internal struct Divide : IRealBinary
    {
        public static double Of(double a, double b) => a / b;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a / b;
    }

    internal struct Min : IRealBinary
    {
        public static double Of(double a, double b) => Math.Min(a, b);

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Min(a, b);
    }

    internal struct Max : IRealBinary
    {
        public static double Of(double a, double b) => Math.Max(a, b);

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Max(a, b);
    }

    internal struct Negate : IRealUnary
    {
        public static double Of(double a) => -a;

        public static Vector256<double> Of(Vector256<double> a) => -a;
    }

    internal struct Abs : IRealUnary
    {
        public static double Of(double a) => Math.Abs(a);

        public static Vector256<double> Of(Vector256<double> a) => Vector256.Abs(a);
    }

    internal struct Sqrt : IRealUnary
    {
        public static double Of(double a) => Math.Sqrt(a);

        public static Vector256<double> Of(Vector256<double> a) => Vector256.Sqrt(a);
    }

    internal struct Floor : IRealUnary
    {
        public static double Of(double a) => Math.Floor(a);

        public static Vector256<double> Of(Vector256<double> a) => Vector256.Floor(a);
    }

    internal struct Ceiling : IRealUnary
    {
        public static double Of(double a) => Math.Ceiling(a);

        public static Vector256<double> Of(Vector256<double> a) => Vector256.Ceiling(a);
    }
}
