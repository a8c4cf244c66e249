using System.Diagnostics;
using System.Globalization;
using HepAnalysis.Cli;
using HepAnalysis.Columns;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// The dimuon mass of a generated file, one thread: <c>hep run</c> in process against decompressing its columns and a
/// hand-written loop over arrays. Prints a Markdown table; medians of five after one warm-up.
/// </summary>
internal static class DimuonBenchmark
{
    private const int Repeats = 5;
    private static readonly string[] Names = ["nMuon", "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Muon_charge"];

    public static void Run(long events)
    {
        var folder = Directory.CreateTempSubdirectory("hep-bench-");
        try
        {
            var data = Path.Combine(folder.FullName, "dimuon.root");
            Hep(folder.FullName, "generate", data, "--events", events.ToString(CultureInfo.InvariantCulture), "--seed", "1");
            var yaml = Path.Combine(folder.FullName, "dimuon.yaml");
            File.WriteAllText(yaml, """
                input: { files: [dimuon.root], tree: Events, schema: nanoaod }
                paths:
                  dimuon:
                    - filter: two muons
                      where: count(Muon) == 2
                    - filter: opposite charge
                      where: Muon[0].charge != Muon[1].charge
                    - histogram: mass
                      x: mass(Muon[0] + Muon[1])
                      axis: { log: [300, 0.25, 300] }
                output: { file: out.root }
                """);
            var run = Median(() => Hep(folder.FullName, "run", yaml, "--threads", "1"));
            var decompress = new List<ReadCost>();
            var arrays = Load(data, decompress);
            for (var i = 0; i < Repeats; i++)
            {
                Load(data, decompress);
            }

            double Milliseconds(Func<ReadCost, long> ticks) => decompress.Skip(1).Select(cost => ticks(cost) * 1000.0 / Stopwatch.Frequency).Order().ElementAt(Repeats / 2);
            var read = Milliseconds(cost => cost.ReadTicks);
            var codec = Milliseconds(cost => cost.DecompressTicks);
            var decode = Milliseconds(cost => cost.DecodeTicks);
            var loop = Median(() => Loop(arrays));
            Console.WriteLine($"| what, {events:N0} events, one thread | ms | million events/s |");
            Console.WriteLine("|---|---|---|");
            Row("hep run, in process", run, events);
            Row("reading (page cache)", read, events);
            Row("decompressing", codec, events);
            Row("decoding", decode, events);
            Row("hand-written loop over arrays", loop, events);
            Console.WriteLine($"\nratio to decompressing and the loop: {run / (codec + loop):0.00}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Row(string what, double milliseconds, long events) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {milliseconds:0.0} | {events / milliseconds / 1000:0.0} |"));

    private static double Median(Action action)
    {
        var times = new double[Repeats + 1];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times.Skip(1).Order().ElementAt(Repeats / 2);
    }

    private static void Hep(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        var code = HepApplication.Run(arguments, new HepConsole { Out = output, Error = Console.Error, WorkingDirectory = folder });
        if (code != 0)
        {
            throw new InvalidOperationException($"hep {string.Join(' ', arguments)} ended with {code}");
        }
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

    private static void Loop(Arrays a)
    {
        var histogram = new Histogram1D("mass", Axis.Log(300, 0.25, 300));
        ReadOnlySpan<float> pt = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a.Pt), eta = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a.Eta);
        ReadOnlySpan<float> phi = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a.Phi), mass = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a.Mass);
        ReadOnlySpan<int> charge = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a.Charge);
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
    }

    private sealed record Arrays(int[] Offsets, List<float> Pt, List<float> Eta, List<float> Phi, List<float> Mass, List<int> Charge);
}
