using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

public static partial class Kinematics
{
    /// <summary>x components, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Px(ReadOnlySpan<double> pt, ReadOnlySpan<double> phi, Span<double> result) =>
        SpanKernels.Run<PxFunction>(pt, phi, pt, pt, result);

    /// <summary>y components, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Py(ReadOnlySpan<double> pt, ReadOnlySpan<double> phi, Span<double> result) =>
        SpanKernels.Run<PyFunction>(pt, phi, pt, pt, result);

    /// <summary>z components, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Pz(ReadOnlySpan<double> pt, ReadOnlySpan<double> eta, Span<double> result) =>
        SpanKernels.Run<PzFunction>(pt, eta, pt, pt, result);

    /// <summary>Energies, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Energy(ReadOnlySpan<double> px, ReadOnlySpan<double> py, ReadOnlySpan<double> pz, ReadOnlySpan<double> mass, Span<double> result) =>
        SpanKernels.Run<EnergyFunction>(px, py, pz, mass, result);

    /// <summary>Transverse momenta, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Pt(ReadOnlySpan<double> px, ReadOnlySpan<double> py, Span<double> result) =>
        SpanKernels.Run<PtFunction>(px, py, px, px, result);

    /// <summary>Invariant masses, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Mass(ReadOnlySpan<double> px, ReadOnlySpan<double> py, ReadOnlySpan<double> pz, ReadOnlySpan<double> energy, Span<double> result) =>
        SpanKernels.Run<MassFunction>(px, py, pz, energy, result);

    /// <summary>Wrapped differences of azimuths, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void DeltaPhi(ReadOnlySpan<double> phi1, ReadOnlySpan<double> phi2, Span<double> result) =>
        SpanKernels.Run<DeltaPhiFunction>(phi1, phi2, phi1, phi1, result);

    /// <summary>Distances in η and φ, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void DeltaR(ReadOnlySpan<double> eta1, ReadOnlySpan<double> phi1, ReadOnlySpan<double> eta2, ReadOnlySpan<double> phi2, Span<double> result) =>
        SpanKernels.Run<DeltaRFunction>(eta1, phi1, eta2, phi2, result);

    /// <summary>Momenta, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void P(ReadOnlySpan<double> px, ReadOnlySpan<double> py, ReadOnlySpan<double> pz, Span<double> result) =>
        SpanKernels.Run<PFunction>(px, py, pz, px, result);

    /// <summary>Azimuths, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Phi(ReadOnlySpan<double> px, ReadOnlySpan<double> py, Span<double> result) =>
        SpanKernels.Run<PhiFunction>(px, py, px, px, result);

    /// <summary>Pseudorapidities, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Eta(ReadOnlySpan<double> px, ReadOnlySpan<double> py, ReadOnlySpan<double> pz, Span<double> result) =>
        SpanKernels.Run<EtaFunction>(px, py, pz, px, result);

    /// <summary>Polar angles, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Theta(ReadOnlySpan<double> px, ReadOnlySpan<double> py, ReadOnlySpan<double> pz, Span<double> result) =>
        SpanKernels.Run<ThetaFunction>(px, py, pz, px, result);

    /// <summary>Transverse masses, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Mt(ReadOnlySpan<double> pz, ReadOnlySpan<double> energy, Span<double> result) =>
        SpanKernels.Run<MtFunction>(pz, energy, pz, pz, result);

    /// <summary>Rapidities, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Rapidity(ReadOnlySpan<double> pz, ReadOnlySpan<double> energy, Span<double> result) =>
        SpanKernels.Run<RapidityFunction>(pz, energy, pz, pz, result);

    private readonly struct PFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.P(a, b, c);
    }

    private readonly struct PhiFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Phi(a, b);
    }

    private readonly struct EtaFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Eta(a, b, c);
    }

    private readonly struct ThetaFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Theta(a, b, c);
    }

    private readonly struct MtFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Mt(a, b);
    }

    private readonly struct RapidityFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Rapidity(a, b);
    }

    private readonly struct PxFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => a * TrigonometricKernels.Cos(b);
    }

    private readonly struct PyFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => a * TrigonometricKernels.Sin(b);
    }

    private readonly struct PzFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => a * ExponentialKernels.Sinh(b);
    }

    private readonly struct EnergyFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Energy(a, b, c, d);
    }

    private readonly struct PtFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Pt(a, b);
    }

    private readonly struct MassFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.Mass(a, b, c, d);
    }

    private readonly struct DeltaPhiFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.DeltaPhi(a, b);
    }

    private readonly struct DeltaRFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => KinematicKernels.DeltaR(a, b, c, d);
    }
}
