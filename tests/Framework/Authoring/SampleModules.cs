using HepAnalysis.Columns.Views;
using HepAnalysis.EventLoop;
using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Authoring;

/// <summary>The objects of the collection Muon.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    public partial float Pt { get; }

    public partial float Eta { get; }

    public partial int Charge { get; }

    public partial FourVector P4 { get; }
}

/// <summary>Opposite-charge muon pairs and their mass.</summary>
public sealed partial class DimuonMass : Module
{
    [Option("Smallest transverse momentum, GeV")]
    public float MinPt { get; set; } = 20;

    [Read]
    private Collection<Muon> muons;

    [Write]
    private Column<double> mass;

    [Book]
    private Histogram1D spectrum = new("mass", Axis.Log(300, 0.25, 300), "m(μμ) [GeV]");

    public override Outcome Process(in Event e)
    {
        var good = muons[e].Where(MinPt, static (m, min) => m.Pt > min);
        if (good is not [var a, var b] || a.Charge == b.Charge)
        {
            return Outcome.Reject;
        }

        var m = (a + b).Mass;
        mass[e] = m;
        spectrum.Fill(m);
        return Outcome.Accept;
    }
}
