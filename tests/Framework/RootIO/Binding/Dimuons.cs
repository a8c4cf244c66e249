using HepAnalysis.Columns.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>As <see cref="DimuonEvent"/>, of what collections of records have too.</summary>
[Event]
public readonly partial struct Dimuons
{
    [Member("event")]
    public partial ulong Number { get; }

    public partial float MET_pt { get; }

    public partial Met Met { get; }

    public partial bool HLT_IsoMu24 { get; }

    [Member(MayBeMissing = true)]
    public partial bool? HLT_NotThere { get; }

    public partial Objects<Muon> Muons { get; }

    public partial Objects<MuonValues> Values { get; }

    [Member("Tau", MayBeMissing = true)]
    public partial Objects<Muon> Taus { get; }
}
