namespace HepAnalysis.Samples;

/// <summary>What two leptons must have, the harder of them first.</summary>
/// <param name="First">The harder's transverse momentum is above, GeV.</param>
/// <param name="Second">The softer's.</param>
internal readonly record struct PairDemand(double First, double Second)
{
    /// <summary>-1: charges differ, +1: they are equal, 0: either.</summary>
    public int Charges { get; init; }

    /// <summary>The pair's mass is above, GeV.</summary>
    public double Low { get; init; } = -1;

    /// <summary>The pair's mass is below, GeV.</summary>
    public double High { get; init; } = double.MaxValue;

    /// <summary>The pair's transverse momentum is above, where it is not 0; GeV.</summary>
    public double SumPt { get; init; }

    /// <summary>Both pseudorapidities are smaller in size.</summary>
    public double Eta { get; init; } = double.MaxValue;

    /// <summary>Both isolations are smaller.</summary>
    public double Isolation { get; init; } = double.MaxValue;

    /// <summary>Their distance in pseudorapidity and azimuth is smaller.</summary>
    public double Distance { get; init; } = double.MaxValue;

    /// <summary>All that does not need the pair's mass.</summary>
    public bool IsMet(in Lepton a, in Lepton b) =>
        a.Pt > First && b.Pt > Second
        && (Charges == 0 || (a.Charge == b.Charge) == (Charges > 0))
        && Math.Abs((double)a.Eta) < Eta && Math.Abs((double)b.Eta) < Eta
        && a.Isolation < Isolation && b.Isolation < Isolation
        && (Distance == double.MaxValue || TriggerEvent.Distance(a.Eta, a.Phi, b.Eta, b.Phi) < Distance);
}
