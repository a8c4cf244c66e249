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

    public GenerateCommand()
        : base("generate", "makes a ROOT file of simulated events with muon pairs: J/psi, Upsilon, Z over a continuum")
    {
        file = Required("FILE", "the file to write; one that is there is replaced");
        events = Optional<long>("--events", "number of events (10,000)", "N", "-n");
        seed = Optional<ulong>("--seed", "any number; the same seed makes the same bytes (1)", "S");
        codec = Optional<string?>("--codec", "none, zlib, lz4, zstd or lzma, with a level from 1 to 9 (zstd:5)", "CODEC[:LEVEL]");
        events.DefaultValueFactory = _ => 10_000;
        seed.DefaultValueFactory = _ => 1;
    }

    public override IReadOnlyList<string> Examples => ["hep generate events.root --events 100000 --seed 7"];

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var count = parsed.GetValue(events);
        if (count < 0)
        {
            throw new UsageException("--events wants a number of events", $"{count} is negative");
        }

        var path = console.OpenPath(parsed.GetValue(file)!);
        var setting = parsed.GetValue(codec) is { } text ? CompressionSetting.Parse(text) : CompressionSetting.Default;
        var line = new ProgressLine(console);
        var clock = Stopwatch.StartNew();
        try
        {
            // The generator ends the clusters itself.
            using var writer = RootFileWriter.CreateTreeFile(
                path, EventGenerator.TreeName, "simulated events", EventGenerator.Columns, new RootTreeOptions { Compression = setting }, new RootFileOptions { Compression = setting });
            EventGenerator.Write(writer, count, parsed.GetValue(seed), new Forward(done => line.Show(new RunProgress(done, count, clock.Elapsed))), console.Cancellation);
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

    // Progress<T> would call back on another thread, after the end too.
    private sealed class Forward(Action<long> action) : IProgress<long>
    {
        public void Report(long value) => action(value);
    }
}
