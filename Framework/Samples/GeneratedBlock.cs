namespace HepAnalysis.Samples;

/// <summary>A block of events that is made, here or by a task. Its memory is used again for a later block.</summary>
internal sealed class GeneratedBlock : IDisposable
{
    private readonly EventBlock block;

    public GeneratedBlock(ulong seed) => block = new EventBlock(Columns, seed);

    public EventColumns Columns { get; } = new();

    /// <summary>How many events.</summary>
    public int Count { get; private set; }

    /// <summary>The number of the first event behind it.</summary>
    public long End { get; private set; }

    /// <summary>Ends when the events are made.</summary>
    public Task Making { get; private set; } = Task.CompletedTask;

    public void Begin(long first, int count, TaskScheduler? scheduler)
    {
        Count = count;
        End = first + count;
        if (scheduler is null)
        {
            block.Fill(first, count);
        }
        else
        {
            Making = Task.Factory.StartNew(() => block.Fill(first, count), CancellationToken.None, TaskCreationOptions.None, scheduler);
        }
    }

    public void Dispose()
    {
        ((IAsyncResult)Making).AsyncWaitHandle.WaitOne();
        Columns.Dispose();
    }
}
