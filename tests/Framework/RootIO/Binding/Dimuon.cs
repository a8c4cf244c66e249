using HepAnalysis.Columns.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>A muon, as columns.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    public partial float Pt { get; }

    /// <summary>Wider than what the file holds.</summary>
    public partial double Eta { get; }

    public partial int Charge { get; }

    public partial FourVector P4 { get; }
}

/// <summary>A muon, as values that may be kept.</summary>
[Collection("Muon")]
public readonly partial record struct MuonValues(float Pt, double Eta, [Member("phi")] float Azimuth, int Charge);

/// <summary>What each event has once.</summary>
[Collection("MET")]
public readonly partial record struct Met(float Pt, float Phi);

/// <summary>An event of the samples and of NanoAOD-like files.</summary>
[Event]
public readonly partial struct DimuonEvent
{
    public partial uint Run { get; }

    [Member("event")]
    public partial ulong Number { get; }

    public partial float MET_pt { get; }

    public partial Met Met { get; }

    public partial bool HLT_IsoMu24 { get; }

    [Member(MayBeMissing = true)]
    public partial bool? HLT_NotThere { get; }

    public partial ReadOnlySpan<float> Muon_pt { get; }

    public partial Objects<Muon> Muons { get; }

    [Member("Muon")]
    public partial Objects<MuonValues> MuonValues { get; }

    [Member("Tau", MayBeMissing = true)]
    public partial Objects<Muon> Taus { get; }
}
