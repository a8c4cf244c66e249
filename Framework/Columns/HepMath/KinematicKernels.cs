using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>The formulas of <see cref="Kinematics"/> for any number of lanes.</summary>
internal static class KinematicKernels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Energy<T>(T px, T py, T pz, T mass)
        where T : struct, ILanes<T> => T.Sqrt(Square(px, py, pz) + (mass * mass));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pt<T>(T px, T py)
        where T : struct, ILanes<T> => T.Sqrt((px * px) + (py * py));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T P<T>(T px, T py, T pz)
        where T : struct, ILanes<T> => T.Sqrt(Square(px, py, pz));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mass<T>(T px, T py, T pz, T energy)
        where T : struct, ILanes<T> => SignedRoot((energy * energy) - Square(px, py, pz));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mt<T>(T pz, T energy)
        where T : struct, ILanes<T> => SignedRoot((energy - pz) * (energy + pz));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Phi<T>(T px, T py)
        where T : struct, ILanes<T> => T.Select(IsZero(px) & IsZero(py), T.All(0), AngleKernels.Atan2(py, px));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Eta<T>(T px, T py, T pz)
        where T : struct, ILanes<T>
    {
        var pt = Pt(px, py);
        return HyperbolicKernels.Asinh(T.Select(IsZero(pt) & IsZero(pz), T.All(0), pz / pt));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Theta<T>(T px, T py, T pz)
        where T : struct, ILanes<T> => T.Select(IsZero(pz) & IsZero(Pt(px, py)), T.All(0), AngleKernels.Atan2(Pt(px, py), pz));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rapidity<T>(T pz, T energy)
        where T : struct, ILanes<T> =>
        HyperbolicKernels.Asinh(T.Select(
            T.Less(T.Abs(energy), T.Abs(pz)), T.All(double.NaN), (pz ^ (energy & T.All(-0.0))) / T.Sqrt((energy - pz) * (energy + pz))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DeltaPhi<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        const double Rounder = 6755399441055744;
        var difference = a - b;
        var turns = ((difference * T.All(0.15915494309189535)) + T.All(Rounder)) - T.All(Rounder);
        var wrapped = (difference - (turns * T.All(2 * Math.PI))) - (turns * T.All(2.4492935982947064e-16));

        // A difference beyond a half turn by less than a rounding stays within [-π, π] too.
        wrapped = T.Select(T.Less(T.All(Math.PI), wrapped), T.All(Math.PI), wrapped);
        return T.Select(T.Less(wrapped, T.All(-Math.PI)), T.All(-Math.PI), wrapped);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DeltaR<T>(T eta1, T phi1, T eta2, T phi2)
        where T : struct, ILanes<T>
    {
        var eta = eta1 - eta2;
        var phi = DeltaPhi(phi1, phi2);
        return T.Sqrt((eta * eta) + (phi * phi));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SignedRoot<T>(T square)
        where T : struct, ILanes<T> => T.Sqrt(T.Abs(square)) ^ (square & T.All(-0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T IsZero<T>(T x)
        where T : struct, ILanes<T> => T.Less(T.Abs(x), T.All(double.Epsilon));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Square<T>(T px, T py, T pz)
        where T : struct, ILanes<T> => ((px * px) + (py * py)) + (pz * pz);
}
