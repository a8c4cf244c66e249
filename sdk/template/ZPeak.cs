/// <summary>A muon: what the module asks of it.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    public partial int Charge { get; }

    public partial FourVector P4 { get; }
}

/// <summary>Opposite-charge muon pairs near the Z.</summary>
public sealed partial class ZPeak : Module
{
    [Option("Half the width of the window around the mass of the Z, GeV")]
    public double Window { get; set; } = 30;

    [Read]
    private Collection<Muon> muons;

    [Write("{name}_mass")]
    private Column<double> mass;

    [Book]
    private Histogram1D spectrum = new("{name}", Axis.Regular(60, 60, 120), "m(μμ) [GeV]");

    public override Outcome Process(in Event e)
    {
        if (muons[e] is not [var a, var b, ..] || a.Charge == b.Charge)
        {
            return Outcome.Reject;
        }

        var m = (a + b).Mass;
        if (Math.Abs(m - 91.19) > Window)
        {
            return Outcome.Reject;
        }

        mass[e] = m;
        spectrum.Fill(m);
        return Outcome.Accept;
    }
}
