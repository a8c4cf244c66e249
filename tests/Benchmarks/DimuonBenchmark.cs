using System.Diagnostics;
using HepAnalysis.Columns;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// The dimuon mass of a generated file, one thread: <c>hep run</c> in process against decompressing its columns and a
/// hand-written loop over arrays, and the same spectrum by the rivals.
/// </summary>
internal static class DimuonBenchmark
{
    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        var data = files.Generate(events);
        var yaml = files.Analysis(data);
        var run = Measure.Median(() => files.Hep("run", yaml, "--threads", "1"));

        var costs = new List<ReadCost>();
        var arrays = DimuonLoop.Load(data, costs);
        for (var i = 0; i < Measure.Repeats; i++)
        {
            DimuonLoop.Load(data, costs);
        }

        double Milliseconds(Func<ReadCost, long> ticks) => Measure.Middle(costs.Skip(1).Select(cost => ticks(cost) * 1000.0 / Stopwatch.Frequency));
        var decompress = Milliseconds(cost => cost.DecompressTicks);
        var fills = 0L;
        var loop = Measure.Median(() => fills = DimuonLoop.Run(arrays));

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
}
