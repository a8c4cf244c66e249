using HepAnalysis.Columns.Views;
using HepAnalysis.EventLoop;
using HepAnalysis.Histograms;

namespace HepAnalysis.Benchmarks;

/// <summary>A muon.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    /// <summary>Charge.</summary>
    public partial int Charge { get; }

    /// <summary>Momentum and energy.</summary>
    public partial FourVector P4 { get; }
}

/// <summary>Opposite-charge muon pairs and their mass.</summary>
public sealed partial class DimuonMass : Module
{
    [Read]
    private Collection<Muon> muons;

    [Book]
    private Histogram1D spectrum = new("mass", Axis.Log(300, 0.25, 300), "m(μμ) [GeV]");

    /// <inheritdoc/>
    public override Outcome Process(in Event e)
    {
        if (muons[e] is not [var a, var b] || a.Charge == b.Charge)
        {
            return Outcome.Reject;
        }

        spectrum.Fill((a + b).Mass);
        return Outcome.Accept;
    }
}
