return HepAnalysis.Cli.HepApplication.RunAnalysis("dimuon.yaml", args);

/// <summary>A muon: what the module asks of it.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    public partial FourVector P4 { get; }
}

/// <summary>The transverse momentum of two muons.</summary>
public sealed partial class DimuonPt : Module
{
    [Read]
    private Collection<Muon> muons;

    [Write]
    private Column<double> dimuonPt;

    public override Outcome Process(in Event e)
    {
        if (muons[e] is not [var a, var b])
        {
            return Outcome.Reject;
        }

        dimuonPt[e] = (a + b).Pt;
        return Outcome.Accept;
    }
}
