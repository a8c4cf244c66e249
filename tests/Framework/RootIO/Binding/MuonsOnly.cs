using HepAnalysis.Columns.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>Muons and nothing else.</summary>
[Event]
public readonly partial struct MuonsOnly
{
    public partial Objects<Muon> Muons { get; }
}
