using System.Runtime.CompilerServices;

namespace HepAnalysis.Samples;

/// <summary>Numbers with as many bits as a detector measures: the rest would be noise, which does not compress.</summary>
internal static class Stored
{
    /// <summary>The float32 nearest to pi that is not beyond it.</summary>
    private const float Pi = 3.1415925f;

    /// <summary>13 bits of mantissa, relative 6e-5: leptons.</summary>
    public static float Fine(double value) => Rounded((float)value, 10);

    /// <summary>10 bits of mantissa, relative 5e-4: jets and what is less well known.</summary>
    public static float Coarse(double value) => Rounded((float)value, 13);

    /// <summary>An azimuth in [-π, π], with the bits of <see cref="Fine"/>.</summary>
    public static float Angle(double phi)
    {
        phi = phi > Math.PI ? phi - (2 * Math.PI) : phi < -Math.PI ? phi + (2 * Math.PI) : phi;
        return Math.Clamp(Rounded((float)phi, 10), -Pi, Pi);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Rounded(float value, int dropped)
    {
        var half = 1u << (dropped - 1);
        return BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(value) + half) & ~((1u << dropped) - 1));
    }
}
