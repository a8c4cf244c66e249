using System.Diagnostics;
using HepAnalysis.Columns;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop;

/// <summary>What one thread needs to run tasks: a block, a context, module instances, histograms, and a reader of the file it is at.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Block block;
    private readonly EvaluationContext context;
    private readonly IReadOnlyList<PathWorker> paths;
    private readonly EventNumbers? weight;
    private readonly Selection all = new();
    private readonly EventWeights weights;
    private ChainedSource? current;
    private IColumnReader? reader;
    private ReadCost closedCost;

    public Worker(Block block, EvaluationContext context, IReadOnlyList<PathWorker> paths, IReadOnlyList<BookedHistogram> booked, EventNumbers? weight, EventWeights weights)
    {
        this.block = block;
        this.context = context;
        this.paths = paths;
        this.weight = weight;
        this.weights = weights;
        Booked = booked;
    }

    public IReadOnlyList<BookedHistogram> Booked { get; }

    public long BusyTicks { get; private set; }

    public ReadCost Cost => closedCost + (reader?.Cost ?? default);

    /// <summary>Runs a task, block by block, until its end or until <paramref name="mayGoOn"/> says no.</summary>
    /// <param name="source">The file.</param>
    /// <param name="task">The entries.</param>
    /// <param name="blockSize">Blocks are cut at multiples of it, counted in the file.</param>
    /// <param name="mayGoOn">Asked before each block.</param>
    /// <param name="done">Told the events of each block.</param>
    public void Run(ChainedSource source, EntryTask task, int blockSize, Func<bool> mayGoOn, Action<int> done)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            Attach(source);
            reader!.BeginTask(task.First, task.Count);
            var end = task.First + task.Count;
            for (var first = task.First; first < end && mayGoOn();)
            {
                var next = Math.Min(((first / blockSize) + 1) * blockSize, end);
                Process(task, first, (int)(next - first), mayGoOn);
                done((int)(next - first));
                first = next;
            }
        }
        finally
        {
            BusyTicks += Stopwatch.GetTimestamp() - start;
        }
    }

    public void Merge(Worker other)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            paths[i].Merge(other.paths[i]);
        }

        for (var i = 0; i < Booked.Count; i++)
        {
            Booked[i].Merge(other.Booked[i]);
        }
    }

    public IReadOnlyList<Cutflow> Cutflows() => [.. paths.Select(path => path.Finish())];

    /// <summary>Closes the file that it is at; what was counted stays.</summary>
    public void Detach()
    {
        if (reader is not null)
        {
            closedCost += reader.Cost;
            reader.Dispose();
            reader = null;
        }

        current?.Release();
        current = null;
    }

    public void Dispose()
    {
        Detach();
        context.Dispose();
    }

    private void Attach(ChainedSource source)
    {
        if (current == source)
        {
            return;
        }

        Detach();
        var opened = source.Acquire();
        current = source;
        reader = opened.OpenReader();
        block.Attach(opened.Name, reader, source.ColumnsOfSlot);
    }

    private void Process(EntryTask task, long first, int count, Func<bool> mayGoOn)
    {
        try
        {
            Process(first, count);
        }
        catch (Exception e) when (e is not OperationCanceledException && count > 1)
        {
            // A step fails for a whole block. Event by event it is the first in the file that fails, whatever the block;
            // what is counted twice here is never looked at.
            reader!.BeginTask(task.First, task.Count);
            for (var i = 0; i < count && mayGoOn(); i++)
            {
                Process(first + i, 1);
            }

            throw;
        }
    }

    private void Process(long first, int count)
    {
        block.Begin(first, count);
        context.Begin();
        all.SelectAll(count);
        if (weight is not null)
        {
            EvaluateWeights(count);
        }

        foreach (var path in paths)
        {
            path.Process(block, all, weights.Values);
        }
    }

    private void EvaluateWeights(int count)
    {
        var target = weights.Begin(count);
        var values = weight!.Evaluate(context, all);
        values.Values.CopyTo(target);
        for (var i = 0; i < values.Present.Length; i++)
        {
            if (!values.Present[i])
            {
                target[i] = double.NaN;
            }
        }
    }
}
