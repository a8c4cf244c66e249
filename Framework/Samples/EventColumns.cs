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
        Weight = Scalar("genWeight", NumberKind.Float32, "weight of the event; rare processes have small ones, some are negative");
        Process = Scalar("GenProcess_id", NumberKind.UInt8, string.Join(", ", Enum.GetValues<Topology>().Select(topology => $"{(int)topology} {topology}")));
        TrueCollisions = Scalar("Pileup_nTrueInt", NumberKind.Float32, "mean number of collisions in such a crossing");
        Vertices = Scalar("PV_npvs", NumberKind.Int32, "number of vertices that were found");
        MetPt = Scalar("MET_pt", NumberKind.Float32, "missing transverse momentum, GeV");
        MetPhi = Scalar("MET_phi", NumberKind.Float32, "its azimuth");
        Muons = new(this, "Muon", "muon");
        MuonTight = Item(Muons, "tightId", NumberKind.Bool, "passes the tight identification");
        Electrons = new(this, "Electron", "electron");
        ElectronQuality = Item(Electrons, "cutBased", NumberKind.Int32, "identification: 0 fails, 1 veto, 2 loose, 3 medium, 4 tight");
        Jets = new(this, "Jet", "jet");
        JetBtag = Item(Jets, "btag", NumberKind.Float32, "b-tag discriminant, 0 to 1; -1 beyond |eta| 2.5");
        Triggers = [.. TriggerMenu.Paths.Select(path => Scalar(path.Name, NumberKind.Bool, path.Condition))];
        Infos = [.. columns.Select(column => column.Info)];
        All = [.. columns.Select(column => column.Column)];
    }

    public IReadOnlyList<ColumnInfo> Infos { get; }

    public Column[] All { get; }

    public NumberColumn Run { get; }

    public NumberColumn LuminosityBlock { get; }

    public NumberColumn Event { get; }

    public NumberColumn Weight { get; }

    public NumberColumn Process { get; }

    public NumberColumn TrueCollisions { get; }

    public NumberColumn Vertices { get; }

    public NumberColumn MetPt { get; }

    public NumberColumn MetPhi { get; }

    public ObjectColumns Muons { get; }

    public NumberColumn MuonTight { get; }

    public ObjectColumns Electrons { get; }

    public NumberColumn ElectronQuality { get; }

    public ObjectColumns Jets { get; }

    public NumberColumn JetBtag { get; }

    /// <summary>One for each path of <see cref="TriggerMenu"/>.</summary>
    public NumberColumn[] Triggers { get; }

    /// <summary>Those of one value an event.</summary>
    public IEnumerable<NumberColumn> Scalars => All.OfType<NumberColumn>();

    public void Dispose() => owned.ForEach(column => column.Dispose());

    public NumberColumn Own(NumberKind kind)
    {
        var column = new NumberColumn(kind);
        owned.Add(column);
        return column;
    }

    public NumberColumn Scalar(string name, NumberKind kind, string title)
    {
        var column = Own(kind);
        columns.Add((new ColumnInfo(name, column.ItemType, Title: title), column));
        return column;
    }

    public NumberColumn Item(ObjectColumns objects, string name, NumberKind kind, string title)
    {
        var content = Own(kind);
        var list = new ListColumn(objects.Ends, content);
        columns.Add((new ColumnInfo($"{objects.Name}_{name}", list.ItemType, "n" + objects.Name, title), list));
        objects.Add(content);
        return content;
    }
}
