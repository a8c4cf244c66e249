namespace HepAnalysis.Samples;

/// <summary>Blocks of events in their order; with a scheduler some are made ahead, two for each task that runs at a time.</summary>
internal sealed class BlockQueue : IDisposable
{
    private readonly Queue<GeneratedBlock> ahead = new();
    private readonly List<GeneratedBlock> all = [];
    private readonly long events;
    private readonly int blockEvents;
    private readonly TaskScheduler? scheduler;
    private GeneratedBlock? given;
    private long begun;

    public BlockQueue(long events, int blockEvents, ulong seed, TaskScheduler? scheduler)
    {
        this.events = events;
        this.blockEvents = blockEvents;
        this.scheduler = scheduler;
        var most = scheduler is null ? 1 : 2 * Math.Min(scheduler.MaximumConcurrencyLevel, Environment.ProcessorCount);
        for (var i = 0; i < most && begun < events; i++)
        {
            all.Add(new GeneratedBlock(seed));
            if (scheduler is not null)
            {
                Begin(all[i]);
            }
        }

        if (scheduler is null && all.Count > 0)
        {
            given = all[0];
        }
    }

    /// <summary>The next block, null after the last; the one before may be overwritten.</summary>
    /// <exception cref="Exception">What making it has thrown.</exception>
    public GeneratedBlock? Next()
    {
        if (given is not null)
        {
            Begin(given);
            given = null;
        }

        if (!ahead.TryDequeue(out var block))
        {
            return null;
        }

        block.Making.GetAwaiter().GetResult();
        given = block;
        return block;
    }

    /// <summary>Waits for the tasks and gives the memory back.</summary>
    public void Dispose() => all.ForEach(block => block.Dispose());

    private void Begin(GeneratedBlock block)
    {
        if (begun < events)
        {
            var count = (int)Math.Min(blockEvents, events - begun);
            block.Begin(begun, count, scheduler);
            begun += count;
            ahead.Enqueue(block);
        }
    }
}
