using System.CommandLine;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Reports;
using HepAnalysis.Modules;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep run</c>: an analysis from its YAML to a file of histograms.</summary>
internal sealed class RunCommand : HepCommand
{
    private readonly Argument<string> yaml;
    private readonly Option<string[]> set;
    private readonly Option<int> threads;
    private readonly Option<long?> first;
    private readonly Option<long> skip;
    private readonly Option<string?> output;
    private readonly Option<bool> dryRun;
    private readonly Option<bool> json;
    private readonly Option<int> block;

    public RunCommand()
        : base("run", "runs an analysis over its files of events")
    {
        yaml = Required("YAML", "the analysis: where events come from, what is selected, what is filled");
        set = Optional<string[]>("--set", "change a value: --set input.files=real.root; may be given again", "NAME=VALUE");
        threads = Optional<int>("--threads", "worker threads (default: one on each core); results do not depend on it", "N", "-j");
        first = Optional<long?>("--first", "only the first N events", "N", "-n");
        skip = Optional<long>("--skip", "leave out the first N events", "N");
        output = Optional<string?>("--output", "the file of histograms, instead of output.file; a report goes beside it", "FILE", "-o");
        dryRun = Optional<bool>("--dry-run", "check everything, read no event, write nothing; of a dataset only the first file is fetched");
        json = JsonOption();
        block = Optional<int>("--block", "events of a block; results do not depend on it", "N");
        block.Hidden = true;
    }

    public override IReadOnlyList<string> Examples =>
    [
        "hep run examples/dimuon/dimuon.yaml",
        "hep run dimuon.yaml --set input.files=real.root --threads 2 --first 1000",
        "hep run dimuon.yaml --set input.files=rucio://cms:/SingleMuon/Run2012B/NANOAOD",
        "hep run dimuon.yaml --set 'paths.dimuon.mass.axis={regular: [30, 60, 120]}'",
    ];

    public override string Details => """
        Inputs are files, patterns (runs/*.root), lists of files (NAMES.txt, a name a line), and datasets (rucio://scope:name).
        Paths in the YAML are relative to it; those given here, and outputs, to the working directory.
        docs/configuration.md explains the YAML. Beside the output a job report (.job.json) says what was done.
        """;

    public override bool StopsGently => true;

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var started = DateTimeOffset.UtcNow;
        var asJson = parsed.GetValue(json);
        var options = Options(parsed);
        var overrides = parsed.GetValue(set) ?? [];
        var configuration = ConfigurationFile.Read(parsed.GetValue(yaml)!, overrides, console);
        var outputs = new RunOutputs(parsed.GetValue(output) ?? configuration.Output.File, PageFile(parsed, configuration), console);
        outputs.Check();
        using var datasets = new DatasetInputs(console, showsProgress: !asJson);
        var isDry = parsed.GetValue(dryRun);
        var wanted = options.First is { } first && first <= long.MaxValue - options.Skip ? first + options.Skip : (long?)null;
        var files = InputFiles.Expand(configuration, console, datasets, wanted, samples: isDry);
        var registry = StandardModules.Registry();
        configuration = ModuleFiles.Load(configuration, registry, console);
        var warnings = new FileWarnings(console);
        using var plan = new Runner(configuration, registry, path => RootEvents.Open(console.OpenPath(path), configuration.Input.Tree, warnings.Print)).Prepare(files, options, console.Cancellation);
        outputs.RefuseInputs(plan.Files.Select(file => file.File));
        var summary = new RunSummary(console, plan);
        if (!asJson)
        {
            summary.WriteInput();
        }

        if (isDry)
        {
            summary.WriteDryRun(outputs, datasets.Resolved, asJson);
            return 0;
        }

        var progress = new ProgressLine(console);
        RunResult result;
        try
        {
            result = plan.Run(asJson ? null : progress.Show, console.Cancellation);
        }
        catch
        {
            progress.Clear();
            throw;
        }

        var report = new JobReport(plan, result)
        {
            ProgramVersion = HepApplication.Version,
            Options = options,
            Overrides = overrides,
            Started = started,
            Outputs = result.IsInterrupted ? [] : outputs.Files,
        };
        if (result.IsInterrupted)
        {
            summary.WriteInterrupted(report, asJson);
            return HepApplication.Interrupted;
        }

        outputs.Write(report);
        if (asJson)
        {
            JsonOutput.Print(console, report.Write);
        }
        else
        {
            progress.End(new RunProgress(result.EventsDone, result.EventsTotal, TimeSpan.FromSeconds(result.WallSeconds)));
            summary.WriteResult(result);
            outputs.Announce(result);
        }

        return 0;
    }

    // With -o the page goes where the file goes: a run beside another leaves that one's page alone.
    private string? PageFile(ParseResult parsed, AnalysisConfiguration configuration) =>
        parsed.GetValue(output) is { } file && configuration.Output.Report is { } page
        && !(parsed.GetValue(set) ?? []).Any(change => change.StartsWith("output.report=", StringComparison.Ordinal))
            ? Path.ChangeExtension(file, Path.GetExtension(page))
            : configuration.Output.Report;

    private RunOptions Options(ParseResult parsed)
    {
        static long NotNegative(string option, long value) => value >= 0 ? value : throw new UsageException($"{option} wants a number from 0 on, not {value}");
        var blockSize = parsed.GetValue(block);
        return new RunOptions
        {
            Threads = (int)Math.Min(NotNegative("--threads", parsed.GetValue(threads)), 1024),
            First = parsed.GetValue(first) is { } count ? NotNegative("--first", count) : null,
            Skip = NotNegative("--skip", parsed.GetValue(skip)),
            BlockSize = blockSize == 0 ? new RunOptions().BlockSize : (int)Math.Clamp(NotNegative("--block", blockSize), 1, 1 << 20),
        };
    }
}
