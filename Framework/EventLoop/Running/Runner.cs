using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;

namespace HepAnalysis.EventLoop;

/// <summary>
/// Runs an analysis over a chain of files. It knows no file format: sources come from a delegate. Tasks go to blocking
/// worker threads, each with its own reader, context, modules and accumulators, merged exactly at the end: the results
/// are the same bits for any number of threads and any size of blocks.
/// </summary>
/// <param name="configuration">The analysis.</param>
/// <param name="registry">The modules that it may name.</param>
/// <param name="open">Opens the events of a path.</param>
public sealed class Runner(AnalysisConfiguration configuration, ModuleRegistry registry, Func<string, IEventSource> open)
{
    /// <summary>Files that stay open between planning and running.</summary>
    private const int MostOpenFiles = 64;

    /// <summary>Opens the files, makes the schema, binds every module and cuts the tasks: whatever can be wrong before event 1 is said here.</summary>
    /// <param name="files">The chain, at least one file; only those that hold events of the run are asked for.</param>
    /// <param name="options">How to run.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="Storage.HepException">A file cannot be read, a name does not exist, a type does not fit.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public RunPlan Prepare(IReadOnlyList<InputFile> files, RunOptions options, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(files.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BlockSize, 1);
        // A file is asked for when its turn comes: it may have to be fetched.
        var sources = new List<ChainedSource> { new(files[0], open) };
        var workers = new List<Worker>();
        try
        {
            var first = sources[0].Acquire();
            var schema = SchemaBuilder.Build(
                configuration.Input.SchemaName, first, configuration.Input.Collections, configuration.Input.SchemaPlace.ToString());
            var slots = new ColumnSlots();
            var binder = new Binder(configuration, registry, schema, slots);
            workers.Add(binder.BindWorker());
            var tasks = CutTasks(files, sources, slots, first, options, cancellation);
            var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
            while (workers.Count < Math.Min(threads, tasks.Count))
            {
                workers.Add(binder.BindWorker());
            }

            var plan = new RunPlan(configuration, sources, tasks, workers, options.BlockSize)
            {
                ColumnsRead = [.. slots.ColumnNames],
                ColumnsAvailable = first.Columns.Count,
                SourceName = first.Name,
            };
            sources[0].Release(keepOpen: true);
            return plan;
        }
        catch
        {
            workers.ForEach(worker => worker.Dispose());
            sources.ForEach(source => source.Dispose());
            throw;
        }
    }

    private List<EntryTask> CutTasks(IReadOnlyList<InputFile> files, List<ChainedSource> sources, ColumnSlots slots, IEventSource first, RunOptions options, CancellationToken cancellation)
    {
        var tasks = new List<EntryTask>();
        var begin = Math.Max(options.Skip, 0);
        var end = options.First is { } count ? begin + Math.Min(count, long.MaxValue - begin) : long.MaxValue;
        var entriesBefore = 0L;
        var needed = slots.ColumnNames.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < files.Count && entriesBefore < end; i++)
        {
            cancellation.ThrowIfCancellationRequested();

            if (i == sources.Count)
            {
                sources.Add(new ChainedSource(files[i], open));
            }

            // The first was needed whole, to compile the analysis.
            sources[i].Needed = i == 0 ? null : needed;
            var source = sources[i].Acquire();
            sources[i].ColumnsOfSlot = ChainColumns.Find(slots, source, sources[i].Whole, first);
            sources[i].Entries = source.EntryCount ?? throw new ConfigurationException(
                "a source without a known length cannot be run over", new YamlPlace(source.Name, 1, 1), "its number of entries is only known at its end");
            int[] columns = [.. sources[i].ColumnsOfSlot.SelectMany(indices => indices).Distinct().Order()];
            tasks.AddRange(TaskCutter.Cut(source, i, columns, begin - entriesBefore, end - entriesBefore));
            entriesBefore += sources[i].Entries;
            sources[i].Release(keepOpen: i < MostOpenFiles);
        }

        return tasks;
    }
}
