using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>The columns of a block of generated events and the memory under them.</summary>
internal sealed class EventColumns : IDisposable
{
    private readonly List<NumberColumn> owned = [];
    private readonly List<(ColumnInfo Info, Column Column)> columns = [];

    public EventColumns()
    {
        Run = Scalar("run", NumberKind.UInt32, "run number");
        LuminosityBlock = Scalar("luminosityBlock", NumberKind.UInt32, "luminosity block of the run");
        Event = Scalar("event", NumberKind.UInt64, "event number");
        Weight = Scalar("genWeight", NumberKind.Float32, "weight of the event, log-normal around 1");
        Vertices = Scalar("PV_npvs", NumberKind.Int32, "number of collisions seen in the crossing");
        SingleMuon = Scalar("HLT_IsoMu24", NumberKind.Bool, "trigger: a muon above 24 GeV");
        DoubleMuon = Scalar("HLT_Mu17_Mu8", NumberKind.Bool, "trigger: muons above 17 and 8 GeV");
        MetPt = Scalar("MET_pt", NumberKind.Float32, "missing transverse momentum, GeV");
        MetPhi = Scalar("MET_phi", NumberKind.Float32, "its azimuth");
        MuonCount = Scalar("nMuon", NumberKind.UInt32, "number of muons");
        MuonEnds = Own(NumberKind.Int32);
        MuonPt = Item("Muon_pt", "nMuon", NumberKind.Float32, MuonEnds, "transverse momentum, GeV");
        MuonEta = Item("Muon_eta", "nMuon", NumberKind.Float32, MuonEnds, "pseudorapidity");
        MuonPhi = Item("Muon_phi", "nMuon", NumberKind.Float32, MuonEnds, "azimuth");
        MuonMass = Item("Muon_mass", "nMuon", NumberKind.Float32, MuonEnds, "mass, GeV");
        MuonCharge = Item("Muon_charge", "nMuon", NumberKind.Int32, MuonEnds, "charge");
        MuonIsolation = Item("Muon_pfRelIso03_all", "nMuon", NumberKind.Float32, MuonEnds, "relative isolation in a cone of 0.3");
        MuonTight = Item("Muon_tightId", "nMuon", NumberKind.Bool, MuonEnds, "passes the tight identification");
        JetCount = Scalar("nJet", NumberKind.UInt32, "number of jets");
        JetEnds = Own(NumberKind.Int32);
        JetPt = Item("Jet_pt", "nJet", NumberKind.Float32, JetEnds, "transverse momentum, GeV");
        JetEta = Item("Jet_eta", "nJet", NumberKind.Float32, JetEnds, "pseudorapidity");
        JetPhi = Item("Jet_phi", "nJet", NumberKind.Float32, JetEnds, "azimuth");
        JetMass = Item("Jet_mass", "nJet", NumberKind.Float32, JetEnds, "mass, GeV");
        JetBtag = Item("Jet_btag", "nJet", NumberKind.Float32, JetEnds, "b-tag discriminant, 0 to 1");
        Infos = [.. columns.Select(column => column.Info)];
        All = [.. columns.Select(column => column.Column)];
    }

    public IReadOnlyList<ColumnInfo> Infos { get; }

    public Column[] All { get; }

    public NumberColumn Run { get; }

    public NumberColumn LuminosityBlock { get; }

    public NumberColumn Event { get; }

    public NumberColumn Weight { get; }

    public NumberColumn Vertices { get; }

    public NumberColumn SingleMuon { get; }

    public NumberColumn DoubleMuon { get; }

    public NumberColumn MetPt { get; }

    public NumberColumn MetPhi { get; }

    public NumberColumn MuonCount { get; }

    public NumberColumn MuonEnds { get; }

    public NumberColumn MuonPt { get; }

    public NumberColumn MuonEta { get; }

    public NumberColumn MuonPhi { get; }

    public NumberColumn MuonMass { get; }

    public NumberColumn MuonCharge { get; }

    public NumberColumn MuonIsolation { get; }

    public NumberColumn MuonTight { get; }

    public NumberColumn JetCount { get; }

    public NumberColumn JetEnds { get; }

    public NumberColumn JetPt { get; }

    public NumberColumn JetEta { get; }

    public NumberColumn JetPhi { get; }

    public NumberColumn JetMass { get; }

    public NumberColumn JetBtag { get; }

    public void Dispose() => owned.ForEach(column => column.Dispose());

    private NumberColumn Own(NumberKind kind)
    {
        var column = new NumberColumn(kind);
        owned.Add(column);
        return column;
    }

    private NumberColumn Scalar(string name, NumberKind kind, string title)
    {
        var column = Own(kind);
        columns.Add((new ColumnInfo(name, column.ItemType, Title: title), column));
        return column;
    }

    private NumberColumn Item(string name, string counter, NumberKind kind, NumberColumn ends, string title)
    {
        var content = Own(kind);
        var list = new ListColumn(ends, content);
        columns.Add((new ColumnInfo(name, list.ItemType, counter, title), list));
        return content;
    }
}
