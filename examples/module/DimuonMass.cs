/// <summary>A muon: what the module asks of it.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    public partial int Charge { get; }

    public partial FourVector P4 { get; }
}

/// <summary>Opposite-charge muon pairs and their mass.</summary>
public sealed partial class DimuonMass : Module
{
    [Option("Smallest transverse momentum, GeV")]
    public double MinPt { get; set; }

    [Read]
    private Collection<Muon> muons;

    [Write]
    private Column<double> mass;

    [Book]
    private Histogram1D spectrum = new("mass", Axis.Log(300, 0.25, 300), "m(μμ) [GeV]");

    public override Outcome Process(in Event e)
    {
        var good = MinPt > 0 ? muons[e].Where(MinPt, static (m, min) => m.P4.Pt > min) : muons[e];
        if (good is not [var a, var b] || a.Charge == b.Charge)
        {
            return Outcome.Reject;
        }

        mass[e] = (a + b).Mass;
        spectrum.Fill(mass[e]);
        return Outcome.Accept;
    }
}
