using HepAnalysis.Columns;
using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

/// <summary>A generated event as objects, out of its columns.</summary>
internal sealed record SampleEvent(
    uint Run, uint LuminosityBlock, ulong Number, double Weight, Topology Topology, double Collisions, int Vertices, double Met, double MetPhi)
{
    private static readonly Lazy<IReadOnlyList<SampleEvent>> Made = new(() => Make(1, 50_000));

    /// <summary>50,000 events of seed 1.</summary>
    public static IReadOnlyList<SampleEvent> Shared => Made.Value;

    public required SampleObject[] Muons { get; init; }

    public required SampleObject[] Electrons { get; init; }

    public required SampleObject[] Jets { get; init; }

    /// <summary>The decision of each path.</summary>
    public required bool[] Triggers { get; init; }

    /// <summary>Sum of the pT of central jets above 30 GeV.</summary>
    public double Ht => Jets.Where(jet => jet.Pt > 30 && Math.Abs(jet.Eta) < 2.5).Sum(jet => jet.Pt);

    private static IReadOnlyList<SampleEvent> Make(ulong seed, int count)
    {
        using var columns = new EventColumns();
        new EventBlock(columns, seed).Fill(0, count);
        var muons = Objects(columns.Muons, i => columns.MuonTight.Values<bool>()[i] ? 1 : 0, _ => 0);
        var electrons = Objects(columns.Electrons, i => columns.ElectronQuality.Values<int>()[i], _ => 0);
        var jets = Objects(columns.Jets, _ => 0, i => columns.JetBtag.Values<float>()[i]);
        return [.. Enumerable.Range(0, count).Select(i => new SampleEvent(
            columns.Run.Values<uint>()[i],
            columns.LuminosityBlock.Values<uint>()[i],
            columns.Event.Values<ulong>()[i],
            columns.Weight.Values<float>()[i],
            (Topology)columns.Process.Values<byte>()[i],
            columns.TrueCollisions.Values<float>()[i],
            columns.Vertices.Values<int>()[i],
            columns.MetPt.Values<float>()[i],
            columns.MetPhi.Values<float>()[i])
        {
            Muons = muons[i],
            Electrons = electrons[i],
            Jets = jets[i],
            Triggers = [.. columns.Triggers.Select(column => column.Values<bool>()[i])],
        })];
    }

    private static SampleObject[][] Objects(ObjectColumns columns, Func<int, int> quality, Func<int, double> btag)
    {
        var ends = columns.Ends.Values<int>().ToArray();
        float At(NumberColumn? column, int i) => column is null ? 0 : column.Values<float>()[i];
        return [.. Enumerable.Range(0, ends.Length - 1).Select(n => Enumerable.Range(ends[n], ends[n + 1] - ends[n]).Select(i => new SampleObject(
            At(columns.Pt, i),
            At(columns.Eta, i),
            At(columns.Phi, i),
            At(columns.Mass, i),
            columns.Charge?.Values<int>()[i] ?? 0,
            At(columns.Isolation, i),
            quality(i),
            btag(i))).ToArray())];
    }
}
