using HepAnalysis.Columns.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>made::Hit.</summary>
[Collection("hits")]
public readonly partial record struct Hit(int Id, [Member("e")] float Energy, [Member("t")] double Time, bool Ok);

/// <summary>An event of hits.</summary>
[Event]
public readonly partial struct HitEvent
{
    public partial Objects<Hit> Hits { get; }
}

/// <summary>std::optional of a number and of a text.</summary>
[Event]
public readonly partial record struct OptionalEvent(int? Oi, string? Os);

/// <summary>A place with double precision.</summary>
[Record]
public readonly partial record struct Vertex(double X, double Y, double Z);

/// <summary>A track of a TClonesArray.</summary>
[Collection("trks")]
public readonly partial struct Track
{
    [Member("fPx")]
    public partial float Px { get; }

    [Member("fQ")]
    public partial int Charge { get; }

    [Member("fVtx")]
    public partial Vertex Vertex { get; }
}

/// <summary>An event of tracks.</summary>
[Event]
public readonly partial struct TrackEvent
{
    public partial Objects<Track> Tracks { get; }
}

/// <summary>A muon of ATLAS' PHYSLITE.</summary>
[Collection("AnalysisMuonsAuxDyn")]
public readonly partial record struct PhysliteMuon(float Pt, float Eta);

/// <summary>An event of PHYSLITE.</summary>
[Event]
public readonly partial struct PhysliteEvent
{
    public partial Objects<PhysliteMuon> Muons { get; }
}
