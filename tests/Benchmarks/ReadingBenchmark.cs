using System.Diagnostics;
using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// All columns of a file, task by task into reused buffers on two threads, beside what reading and decompressing the same bytes takes, and
/// uproot: each codec, as TTree and as RNTuple. The three take turns, so that they meet the same machine.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Threads = 2;
    private const int Rounds = 7;
    private const int BlockEntries = 8192;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    // All columns three times in one process, in parallel where uproot can; the best.
    private const string Uproot = """
        import sys, time, concurrent.futures, uproot
        path, columns = sys.argv[1], sys.argv[2].split(",")
        pool = concurrent.futures.ThreadPoolExecutor(2)
        best = 1e9
        for _ in range(3):
            with uproot.open(path) as f:
                t = f["Events"]
                extra = dict(decompression_executor=pool, interpretation_executor=pool)
                begun = time.perf_counter()
                n = 0
                for step in t.iterate(columns, step_size="100 MB", **extra):
                    n += len(step)
                best = min(best, time.perf_counter() - begun)
        print(n, best)
        """;

    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        var generated = files.Generate(events, "lz4:1");
        Measure.Header(
            $"{Measure.Number(events, 0)} events, 18 columns, two threads", "file, MB", "columns, MB", "read and decompress, ms", "and swap once, ms", "columns, ms",
            "of the rate of reading and decompressing", "of the time of the swap", "the same of the processors: rate", "time", "million events/s", "read, %", "decompress, %", "decode, %", "uproot, ms", "times uproot");
        foreach (var codec in new[] { "zstd:5", "lz4:4", "zlib:1", "none" })
        {
            var setting = CompressionSetting.Parse(codec);
            var tree = Path.Combine(files.Folder, "tree.root");
            ReadingFiles.WriteTree(generated, tree, setting);
            Row($"TTree, {codec}", tree, events);
            var ntuple = Path.Combine(files.Folder, "ntuple.root");
            File.Delete(ntuple);
            if (ReadingFiles.Convert(tree, ntuple, setting))
            {
                Row($"RNTuple, {codec}", ntuple, events);
            }

            File.Delete(tree);
        }
    }

    private static void Row(string name, string path, long events)
    {
        using var file = RootFile.Open(path);
        using var source = file.OpenEvents("Events");
        int[] columns = [.. ReadingFiles.Columns.Select(column => source.Columns.Index().Single(item => item.Item.Name == column).Index)];
        var boundaries = source.ClusterBoundaries(columns);
        var pieces = source is RNTuple ntuple ? StoredPieces.Of(file, ntuple) : StoredPieces.Of(file, (RootTree)source, ReadingFiles.Columns, boundaries);
        var (raw, swap, ours) = (new List<RunTime>(), new List<RunTime>(), new List<RunTime>());
        var cost = default(ReadCost);
        var begun = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds;)
        {
            var times = (RunTime.Of(() => pieces.Read(Threads, swap: false)), RunTime.Of(() => pieces.Read(Threads, swap: true)), RunTime.Of(() => cost = Read(source, columns, boundaries)));
            if (Stopwatch.GetElapsedTime(begun) > WarmUp)
            {
                round++;
                raw.Add(times.Item1);
                swap.Add(times.Item2);
                ours.Add(times.Item3);
            }
        }

        var rival = UprootMilliseconds(path, events);
        var (least, swapped, time) = (RunTime.Middle(raw), RunTime.Middle(swap), RunTime.Middle(ours));
        var ticks = cost.ReadTicks + cost.DecompressTicks + cost.DecodeTicks;
        Measure.Row(
            name, Measure.Number(new FileInfo(path).Length / 1e6), Measure.Number(pieces.ContentBytes / 1e6), Measure.Number(least.Wall), Measure.Number(swapped.Wall), Measure.Number(time.Wall),
            Measure.Number(least.Wall / time.Wall, 2), Measure.Number(time.Wall / swapped.Wall, 2), Measure.Number(least.Processors / time.Processors, 2), Measure.Number(time.Processors / swapped.Processors, 2),
            Measure.Rate(events, time.Wall), Share(cost.ReadTicks), Share(cost.DecompressTicks), Share(cost.DecodeTicks),
            rival is null ? "-" : Measure.Number(rival.Value, 0), rival is null ? "-" : Measure.Number(rival.Value / time.Wall));

        string Share(long part) => Measure.Number(100.0 * part / ticks, 0);
    }

    private static ReadCost Read(IEventSource source, int[] columns, IReadOnlyList<long> boundaries)
    {
        var next = -1;
        var total = default(ReadCost);
        var turn = new Lock();
        Workers.Run(Threads, () =>
        {
            using var reader = source.OpenReader();
            for (int task; (task = Interlocked.Increment(ref next)) + 1 < boundaries.Count;)
            {
                var end = boundaries[task + 1];
                reader.BeginTask(boundaries[task], end - boundaries[task]);
                for (var first = boundaries[task]; first < end; first += BlockEntries)
                {
                    var entries = (int)Math.Min(BlockEntries, end - first);
                    foreach (var column in columns)
                    {
                        _ = reader.Read(column, first, entries);
                    }
                }
            }

            lock (turn)
            {
                total += reader.Cost;
            }
        });
        return total;
    }

    private static double? UprootMilliseconds(string path, long events)
    {
        if (Environment.GetEnvironmentVariable("PEERS") is not { Length: > 0 })
        {
            return null;
        }

        var words = Rivals.Python(Uproot, path, string.Join(',', ReadingFiles.Columns)).Split();
        return long.Parse(words[0], CultureInfo.InvariantCulture) == events
            ? double.Parse(words[1], CultureInfo.InvariantCulture) * 1000
            : throw new InvalidOperationException($"uproot read {words[0]} entries");
    }
}
