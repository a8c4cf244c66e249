using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Benchmarks;

/// <summary>Events as structs against a hand-written loop over the columns: on events decoded in memory, and from a file.</summary>
internal static class StructsBenchmark
{
    private const int Block = 4096;

    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        var plain = files.Generate(events, "none");
        var decoded = new DecodedEvents(plain, Block, ["MET_pt", "nMuon", "Muon_pt", "Muon_eta", "Muon_charge"]);
        var sums = new HashSet<double>();
        Measure.Header($"hard muons and missing momentum, {Measure.Number(events, 0)} events, one thread", "ms", "million events/s", "of the loop");
        Compare("decoded in memory", action => action(decoded));
        foreach (var codec in new[] { "none", "zstd:5" })
        {
            var path = files.Generate(events, codec);
            Compare(codec, action =>
            {
                using var file = RootFile.Open(path);
                using var tree = file.OpenEvents("Events");
                action(tree);
            });
        }

        if (sums.Count != 1)
        {
            throw new InvalidOperationException($"the loops do not agree: {string.Join(", ", sums)}");
        }

        void Compare(string data, Action<Action<IEventSource>> on)
        {
            var loop = Measure.Median(() => on(source => sums.Add(Loop(source))));
            Row($"{data}: hand-written loop over columns", loop);
            Row($"{data}: struct of partial properties", Measure.Median(() => on(source => sums.Add(Views(source)))));
            Row($"{data}: positional records", Measure.Median(() => on(source => sums.Add(Records(source)))));

            void Row(string what, double milliseconds) => Measure.Row(what, Measure.Number(milliseconds), Measure.Rate(events, milliseconds), Measure.Number(milliseconds / loop, 2));
        }
    }

    private static double Loop(IEventSource whole)
    {
        var source = whole.Only(["MET_pt", "Muon_pt", "Muon_eta", "Muon_charge"]);
        var columns = new[] { "MET_pt", "Muon_pt", "Muon_eta", "Muon_charge" }.Select(name => source.Columns.Index().First(column => column.Item.Name == name).Index).ToArray();
        using var reader = source.OpenReader();
        var boundaries = source.ClusterBoundaries(columns);
        var sum = 0.0;
        for (var cluster = 0; cluster + 1 < boundaries.Count; cluster++)
        {
            reader.BeginTask(boundaries[cluster], boundaries[cluster + 1] - boundaries[cluster]);
            for (var first = boundaries[cluster]; first < boundaries[cluster + 1]; first += Block)
            {
                var count = (int)Math.Min(Block, boundaries[cluster + 1] - first);
                var met = ((NumberColumn)reader.Read(columns[0], first, count)).Values<float>();
                var muons = (ListColumn)reader.Read(columns[1], first, count);
                var pt = ((NumberColumn)muons.Content).Values<float>();
                var eta = ((NumberColumn)((ListColumn)reader.Read(columns[2], first, count)).Content).Values<float>();
                var charge = ((NumberColumn)((ListColumn)reader.Read(columns[3], first, count)).Content).Values<int>();
                var offsets = muons.Offsets;
                for (var i = 0; i < count; i++)
                {
                    for (var muon = offsets[i]; muon < offsets[i + 1]; muon++)
                    {
                        if (pt[muon] > 10 && Math.Abs(eta[muon]) < 2.4f)
                        {
                            sum += charge[muon] * pt[muon];
                        }
                    }

                    sum += met[i];
                }
            }
        }

        return sum;
    }

    private static double Views(IEventSource source)
    {
        var sum = 0.0;
        foreach (var e in source.Read<ViewedEvent>())
        {
            foreach (var muon in e.Muons)
            {
                if (muon.Pt > 10 && Math.Abs(muon.Eta) < 2.4f)
                {
                    sum += muon.Charge * muon.Pt;
                }
            }

            sum += e.MET_pt;
        }

        return sum;
    }

    private static double Records(IEventSource source)
    {
        var sum = 0.0;
        foreach (var e in source.Read<RecordedEvent>())
        {
            foreach (var muon in e.Muons)
            {
                if (muon.Pt > 10 && Math.Abs(muon.Eta) < 2.4f)
                {
                    sum += muon.Charge * muon.Pt;
                }
            }

            sum += e.MET_pt;
        }

        return sum;
    }
}

/// <summary>A muon, looked up.</summary>
[Collection("Muon")]
internal readonly partial struct ViewedMuon
{
    public partial float Pt { get; }

    public partial float Eta { get; }

    public partial int Charge { get; }
}

/// <summary>A muon, as values.</summary>
[Collection("Muon")]
internal readonly partial record struct RecordedMuon(float Pt, float Eta, int Charge);

/// <summary>An event of looked-up muons.</summary>
[Event]
internal readonly partial struct ViewedEvent
{
    public partial float MET_pt { get; }

    public partial Objects<ViewedMuon> Muons { get; }
}

/// <summary>An event of muons as values.</summary>
[Event]
internal readonly partial struct RecordedEvent
{
    public partial float MET_pt { get; }

    public partial Objects<RecordedMuon> Muons { get; }
}
