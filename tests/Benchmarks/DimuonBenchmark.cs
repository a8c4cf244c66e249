using System.Diagnostics;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// The dimuon mass of a generated file, one thread: <c>hep run</c> in process against decompressing its columns and a
/// hand-written loop over arrays, and the same spectrum by the rivals.
/// </summary>
internal static class DimuonBenchmark
{
    private static readonly string[] Names = ["nMuon", "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Muon_charge"];

    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        var data = files.Generate(events);
        var yaml = files.Analysis(data);
        var run = Measure.Median(() => files.Hep("run", yaml, "--threads", "1"));

        var costs = new List<ReadCost>();
        var arrays = Load(data, costs);
        for (var i = 0; i < Measure.Repeats; i++)
        {
            Load(data, costs);
        }

        double Milliseconds(Func<ReadCost, long> ticks) => Measure.Middle(costs.Skip(1).Select(cost => ticks(cost) * 1000.0 / Stopwatch.Frequency));
        var decompress = Milliseconds(cost => cost.DecompressTicks);
        var fills = 0L;
        var loop = Measure.Median(() => fills = Loop(arrays));

        Measure.Header($"dimuon mass, {Measure.Number(events, 0)} events, zstd, one thread", "ms", "million events/s");
        void Row(string what, double milliseconds) => Measure.Row(what, Measure.Number(milliseconds), Measure.Rate(events, milliseconds));
        Row("hep run, in process", run);
        Row("· reading (page cache)", Milliseconds(cost => cost.ReadTicks));
        Row("· decompressing", decompress);
        Row("· decoding", Milliseconds(cost => cost.DecodeTicks));
        Row("hand-written loop over arrays, System.Math", loop);
        foreach (var rival in Rivals.Dimuon(data, files.Generate(1000), files.Folder, fills))
        {
            Row(rival.Name, rival.Milliseconds);
            Row($"{rival.Name}, without its start ({Measure.Number(rival.StartMilliseconds, 0)} ms on 1,000 events)", rival.Milliseconds - rival.StartMilliseconds);
        }

        Console.WriteLine($"\nhep run / (decompressing + hand-written loop): {Measure.Number(run / (decompress + loop), 2)}");
    }

    private static Arrays Load(string path, List<ReadCost> costs)
    {
        const int Block = 4096;
        using var file = RootFile.Open(path);
        using var tree = file.OpenTree("Events");
        using var reader = tree.OpenReader();
        var columns = Names.Select(name => tree.Columns.Select((column, index) => (column, index)).First(pair => pair.column.Name == name).index).ToArray();
        var arrays = new Arrays(new int[tree.Entries + 1], [], [], [], [], []);
        reader.BeginTask(0, tree.Entries);
        for (long first = 0; first < tree.Entries; first += Block)
        {
            var count = (int)Math.Min(Block, tree.Entries - first);
            _ = reader.Read(columns[0], first, count);
            var pt = (ListColumn)reader.Read(columns[1], first, count);
            var shift = arrays.Offsets[first];
            for (var i = 0; i < count; i++)
            {
                arrays.Offsets[first + i + 1] = shift + pt.Offsets[i + 1];
            }

            Append(arrays.Pt, pt);
            Append(arrays.Eta, (ListColumn)reader.Read(columns[2], first, count));
            Append(arrays.Phi, (ListColumn)reader.Read(columns[3], first, count));
            Append(arrays.Mass, (ListColumn)reader.Read(columns[4], first, count));
            Append(arrays.Charge, (ListColumn)reader.Read(columns[5], first, count));
        }

        costs.Add(reader.Cost);
        return arrays;
    }

    private static void Append<T>(List<T> target, ListColumn column)
        where T : unmanaged => target.AddRange(((NumberColumn)column.Content).Values<T>());

    private static long Loop(Arrays a)
    {
        var histogram = new Histogram1D("mass", Axis.Log(300, 0.25, 300));
        ReadOnlySpan<float> pt = CollectionsMarshal.AsSpan(a.Pt), eta = CollectionsMarshal.AsSpan(a.Eta);
        ReadOnlySpan<float> phi = CollectionsMarshal.AsSpan(a.Phi), mass = CollectionsMarshal.AsSpan(a.Mass);
        ReadOnlySpan<int> charge = CollectionsMarshal.AsSpan(a.Charge);
        for (var e = 0; e < a.Offsets.Length - 1; e++)
        {
            var i = a.Offsets[e];
            if (a.Offsets[e + 1] - i != 2 || charge[i] == charge[i + 1])
            {
                continue;
            }

            double x = 0, y = 0, z = 0, energy = 0;
            for (var k = i; k < i + 2; k++)
            {
                double px = pt[k] * Math.Cos(phi[k]), py = pt[k] * Math.Sin(phi[k]), pz = pt[k] * Math.Sinh(eta[k]), m = mass[k];
                x += px;
                y += py;
                z += pz;
                energy += Math.Sqrt((px * px) + (py * py) + (pz * pz) + (m * m));
            }

            histogram.Fill(Math.Sqrt((energy * energy) - (x * x) - (y * y) - (z * z)));
        }

        return histogram.Entries;
    }

    private sealed record Arrays(int[] Offsets, List<float> Pt, List<float> Eta, List<float> Phi, List<float> Mass, List<int> Charge);
}
