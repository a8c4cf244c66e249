using HepAnalysis.Columns;
using HepAnalysis.Expressions.Nodes;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>Kinematic formulas over dense float64.</summary>
internal static class KinematicKernels
{
    public static void Run(
        KinematicFormula formula, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> target)
    {
        switch (formula)
        {
            case KinematicFormula.Px:
                Kinematics.Px(a, b, target);
                break;
            case KinematicFormula.Py:
                Kinematics.Py(a, b, target);
                break;
            case KinematicFormula.Pz:
                Kinematics.Pz(a, b, target);
                break;
            case KinematicFormula.Energy:
                Kinematics.Energy(a, b, c, d, target);
                break;
            case KinematicFormula.Pt:
                Kinematics.Pt(a, b, target);
                break;
            case KinematicFormula.Mass:
                Kinematics.Mass(a, b, c, d, target);
                break;
            case KinematicFormula.DeltaR:
                Kinematics.DeltaR(a, b, c, d, target);
                break;
            case KinematicFormula.Phi:
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = Kinematics.Phi(a[i], b[i]);
                }

                break;
            default:
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = Kinematics.Eta(a[i], b[i], c[i]);
                }

                break;
        }
    }
}
