using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>The columns of a collection: how many objects each event has, and the members that all collections have.</summary>
internal sealed class ObjectColumns
{
    private readonly List<NumberColumn> members = [];

    public ObjectColumns(EventColumns all, string name, string what)
    {
        Name = name;
        Count = all.Scalar("n" + name, NumberKind.UInt32, $"number of {what}s");
        Ends = all.Own(NumberKind.Int32);
        Pt = all.Item(this, "pt", NumberKind.Float32, "transverse momentum, GeV");
        Eta = all.Item(this, "eta", NumberKind.Float32, "pseudorapidity");
        Phi = all.Item(this, "phi", NumberKind.Float32, "azimuth");
        Mass = all.Item(this, "mass", NumberKind.Float32, "mass, GeV");
        if (what != "jet")
        {
            Charge = all.Item(this, "charge", NumberKind.Int32, "charge");
            Isolation = all.Item(this, "pfRelIso03_all", NumberKind.Float32, "relative isolation in a cone of 0.3");
        }
    }

    public string Name { get; }

    public NumberColumn Count { get; }

    /// <summary>Where each event's objects end; one more than there are events.</summary>
    public NumberColumn Ends { get; }

    public NumberColumn Pt { get; }

    public NumberColumn Eta { get; }

    public NumberColumn Phi { get; }

    public NumberColumn Mass { get; }

    public NumberColumn? Charge { get; }

    public NumberColumn? Isolation { get; }

    public void Add(NumberColumn member) => members.Add(member);

    /// <summary>Makes room for the objects of <paramref name="events"/> events, at most <paramref name="most"/> each.</summary>
    public void Reserve(int events, int most)
    {
        Count.Resize<uint>(events);
        Ends.Resize<int>(events + 1)[0] = 0;
        Resize(events * most);
    }

    /// <summary>Says how many objects there are; nothing moves, since room for more was made.</summary>
    public void Resize(int objects) => members.ForEach(member => member.ResizeBytes(objects));

    /// <summary>Ends event <paramref name="i"/> with <paramref name="count"/> objects and returns where they begin.</summary>
    public int End(int i, int count)
    {
        var ends = Ends.Buffer.Reserve<int>(Ends.Count);
        Count.Buffer.Reserve<uint>(Count.Count)[i] = (uint)count;
        ends[i + 1] = ends[i] + count;
        return ends[i];
    }
}
