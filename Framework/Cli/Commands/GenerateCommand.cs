using System.CommandLine;
using System.Diagnostics;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;
using HepAnalysis.Samples;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep generate</c>: makes a file of events to try things on.</summary>
internal sealed class GenerateCommand : HepCommand
{
    private readonly Argument<string> file;
    private readonly Option<long> events;
    private readonly Option<ulong> seed;
    private readonly Option<string?> codec;
    private readonly Option<int> threads;

    public GenerateCommand()
        : base("generate", "makes a ROOT file of simulated collision events, to try things on")
    {
        file = Required("FILE", "the file to write; one that is there is replaced");
        events = Optional<long>("--events", "number of events (10,000)", "N", "-n");
        seed = Optional<ulong>("--seed", "any number; the same seed makes the same bytes (1)", "S");
        codec = Optional<string?>("--codec", "none, zlib, lz4, zstd or lzma, with a level from 1 to 9 (zstd:5)", "CODEC[:LEVEL]");
        threads = Optional<int>("--threads", "worker threads (default: one on each core); the bytes do not depend on it", "N", "-j");
        events.DefaultValueFactory = _ => 10_000;
        seed.DefaultValueFactory = _ => 1;
    }

    public override IReadOnlyList<string> Examples =>
    [
        "hep generate events.root --events 100000 --seed 7",
        "hep generate events.root -n 1000000 --codec lz4 --threads 2",
    ];

    public override string Details => """
        Named as NanoAOD does: muons, electrons, jets with b-tag, missing momentum, generator weights, pile-up, runs and
        luminosity blocks, and 60 trigger paths (HLT_...), in the tree Events. J/psi, Upsilon and Z over a continuum, W, WZ,
        ZZ, top pairs, multijets. docs/samples.md describes the columns and the trigger menu.
        """;

    public override bool StopsGently => true;

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var count = parsed.GetValue(events);
        if (count < 0)
        {
            throw new UsageException("--events wants a number of events", $"{count} is negative");
        }

        var path = console.OpenPath(parsed.GetValue(file)!);
        var setting = parsed.GetValue(codec) is { } text ? CompressionSetting.Parse(text) : CompressionSetting.Default;
        var scheduler = Scheduler(parsed.GetValue(threads));
        var line = new ProgressLine(console);
        var clock = Stopwatch.StartNew();
        var made = 0L;
        void Made(long done)
        {
            made = done;
            line.Show(new RunProgress(done, count, clock.Elapsed));
        }

        try
        {
            // The generator ends the clusters itself.
            using var writer = RootFileWriter.CreateTreeFile(
                path, EventGenerator.TreeName, "simulated events", EventGenerator.Columns, new RootTreeOptions { Compression = setting }, new RootFileOptions { Compression = setting, Scheduler = scheduler });
            EventGenerator.Write(writer, count, parsed.GetValue(seed), scheduler, new Forward(Made), console.Cancellation);
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            console.Out.Flush();
            console.Error.WriteLine($"hep: interrupted after {Human.Count(made)} of {Human.Count(count)} events ({Human.Seconds(clock.Elapsed.TotalSeconds)}); nothing was written");
            return HepApplication.Interrupted;
        }
        catch
        {
            line.Clear();
            throw;
        }

        line.End(new RunProgress(count, count, clock.Elapsed));
        console.Out.WriteLine($"wrote      {console.ShortPath(path)} (tree {EventGenerator.TreeName}, {Human.Count(count)} events, {new FileInfo(path).Length / 1e6:0.0} MB, {setting})");
        return 0;
    }

    /// <summary>Null for one thread, which then does everything.</summary>
    private static TaskScheduler? Scheduler(int threads)
    {
        if (threads < 0)
        {
            throw new UsageException("--threads wants a number from 0 on", $"{threads} is negative");
        }

        threads = threads == 0 ? Environment.ProcessorCount : Math.Min(threads, 1024);
        return threads == 1 ? null : new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
    }

    // Progress<T> would call back on another thread, after the end too.
    private sealed class Forward(Action<long> action) : IProgress<long>
    {
        public void Report(long value) => action(value);
    }
}
