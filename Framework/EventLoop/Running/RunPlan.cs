using System.Diagnostics;
using System.Runtime.ExceptionServices;
using HepAnalysis.Columns;
using HepAnalysis.EventLoop.Configuration;

namespace HepAnalysis.EventLoop;

/// <summary>An analysis bound to its files: everything is checked, no event is read. Made by <see cref="Runner.Prepare"/>; runs once.</summary>
public sealed class RunPlan : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);
    private readonly IReadOnlyList<ChainedSource> sources;
    private readonly IReadOnlyList<EntryTask> tasks;
    private readonly IReadOnlyList<Worker> workers;
    private readonly int blockSize;
    private int nextTask;
    private int firstFailedTask = int.MaxValue;
    private ExceptionDispatchInfo? failure;
    private long done;

    internal RunPlan(
        AnalysisConfiguration configuration, IReadOnlyList<ChainedSource> sources, IReadOnlyList<EntryTask> tasks, IReadOnlyList<Worker> workers, int blockSize)
    {
        Configuration = configuration;
        this.sources = sources;
        this.tasks = tasks;
        this.workers = workers;
        this.blockSize = blockSize;
        EventsTotal = tasks.Sum(task => task.Count);
    }

    /// <summary>The analysis.</summary>
    public AnalysisConfiguration Configuration { get; }

    /// <summary>The files that hold events of the run, and those before them, with their numbers of entries.</summary>
    public IReadOnlyList<(InputFile File, long Entries)> Files => [.. sources.Select(source => (source.File, source.Entries))];

    /// <summary>Events to do.</summary>
    public long EventsTotal { get; }

    /// <summary>The columns that may be read.</summary>
    public required IReadOnlyList<string> ColumnsRead { get; init; }

    /// <summary>How many columns the first file has.</summary>
    public required int ColumnsAvailable { get; init; }

    /// <summary>The tree that is read, as the first source names it.</summary>
    public required string SourceName { get; init; }

    /// <summary>Names of the histograms that the run will make.</summary>
    public IReadOnlyList<string> HistogramNames => [.. workers[0].Booked.Select(histogram => histogram.Name)];

    /// <summary>Workers that it will use.</summary>
    public int Threads => workers.Count;

    /// <summary>Tasks that it is cut into.</summary>
    public int Tasks => tasks.Count;

    /// <summary>Runs over all events.</summary>
    /// <param name="progress">Told ten times a second how far the run is, on the calling thread; null for nobody.</param>
    /// <param name="cancellation">Stops the run within a block.</param>
    /// <exception cref="Storage.HepException">The first error in the order of events that a worker met.</exception>
    public RunResult Run(Action<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        var threads = workers.Select((worker, index) => new Thread(() => Work(worker, cancellation)) { Name = $"hep worker {index}" }).ToList();
        threads.ForEach(thread => thread.Start());
        foreach (var thread in threads)
        {
            while (!thread.Join(ProgressInterval))
            {
                progress?.Invoke(new RunProgress(Interlocked.Read(ref done), EventsTotal, watch.Elapsed));
            }
        }

        var wall = watch.Elapsed;
        failure?.Throw();
        progress?.Invoke(new RunProgress(done, EventsTotal, wall));
        var cost = workers.Aggregate(default(ReadCost), (sum, worker) => sum + worker.Cost);
        foreach (var worker in workers.Skip(1))
        {
            workers[0].Merge(worker);
        }

        return new RunResult
        {
            EventsDone = done,
            EventsTotal = EventsTotal,
            IsInterrupted = done < EventsTotal,
            Histograms = [.. workers[0].Booked.Select(histogram => histogram.Finish())],
            Cutflows = workers[0].Cutflows(),
            Cost = cost,
            WallSeconds = wall.TotalSeconds,
            BusySeconds = (double)workers.Sum(worker => worker.BusyTicks) / Stopwatch.Frequency,
            Threads = workers.Count,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Dispose();
        }

        foreach (var source in sources)
        {
            source.Dispose();
        }
    }

    private void Work(Worker worker, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            // Tasks are taken in order: when one fails, all before it are done or being done, and finish.
            var index = Interlocked.Increment(ref nextTask) - 1;
            if (index >= tasks.Count || index > Volatile.Read(ref firstFailedTask))
            {
                break;
            }

            try
            {
                worker.Run(
                    sources[tasks[index].File], tasks[index], blockSize,
                    () => !cancellation.IsCancellationRequested && index < Volatile.Read(ref firstFailedTask),
                    count => Interlocked.Add(ref done, count));
            }
            catch (Exception e)
            {
                Fail(index, e);
            }
        }

        try
        {
            worker.Detach();
        }
        catch (Exception e)
        {
            Fail(tasks.Count, e);
        }
    }

    private void Fail(int task, Exception e)
    {
        lock (tasks)
        {
            if (task < firstFailedTask)
            {
                failure = ExceptionDispatchInfo.Capture(e);
                Volatile.Write(ref firstFailedTask, task);
            }
        }
    }
}
