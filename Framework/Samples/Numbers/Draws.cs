using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>The distributions that the models draw from.</summary>
internal static class Draws
{
    // The tangent's argument at which a Breit-Wigner is cut: 15 half widths.
    private const double BreitWignerCut = 1.504228163019073;

    /// <summary>Two independent standard normal numbers (Box and Muller).</summary>
    public static (double A, double B) Gaussians(ref Philox random)
    {
        var radius = Math.Sqrt(-2 * HepMath.Log(random.Uniform()));
        var (sin, cos) = HepMath.SinCos(2 * Math.PI * random.Uniform());
        return (radius * cos, radius * sin);
    }

    public static double Exponential(ref Philox random, double mean) => -mean * HepMath.Log(random.Uniform());

    /// <summary>A relativistic particle's mass around <paramref name="mass"/>, cut 15 half widths from it.</summary>
    public static double BreitWigner(ref Philox random, double mass, double width)
    {
        var (sin, cos) = HepMath.SinCos(random.Uniform(-BreitWignerCut, BreitWignerCut));
        return mass + (width / 2 * sin / cos);
    }

    /// <summary>A small Poisson number, by adding up its probabilities.</summary>
    public static int Poisson(ref Philox random, double mean)
    {
        var term = HepMath.Exp(-mean);
        var left = random.Uniform() - term;
        var number = 0;
        while (left > 0 && number < 12)
        {
            number++;
            term *= mean / number;
            left -= term;
        }

        return number;
    }

    /// <summary>dN/dpT² ∝ (1 + pT²/scale²)^-3: what hard systems recoil with.</summary>
    public static double TransverseMomentum(ref Philox random, double scale) => scale * Math.Sqrt((1 / Math.Sqrt(random.Uniform())) - 1);

    /// <summary>Density x^-4 from <paramref name="low"/> on.</summary>
    public static double FallingFourth(ref Philox random, double low) => low * HepMath.Exp(HepMath.Log(random.Uniform()) / -3);

    /// <summary>+1 or -1.</summary>
    public static int Sign(ref Philox random) => random.Uniform() < 0.5 ? 1 : -1;
}
