namespace HepAnalysis.RootIO.Writing;

/// <summary>
/// Records whose payloads are still being made by other threads: they enter the file in the order in which they were
/// added, so its bytes do not depend on who is done first. What waits is bounded. Used by the thread that writes.
/// </summary>
internal sealed class RecordQueue(OutputFile file)
{
    private const long MostWaitingBytes = 32_000_000;

    private readonly Queue<PendingRecord> records = new();
    private readonly CancellationTokenSource cancellation = new();
    private long waitingBytes;

    /// <summary>Is cancelled when the file is given up: what has not begun need not begin.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>Adds a record that is begun; writes those before it that are done, and waits for them where too much waits.</summary>
    /// <exception cref="Exception">What a record's making has thrown.</exception>
    public void Add(PendingRecord record)
    {
        records.Enqueue(record);
        waitingBytes += record.MostBytes;
        while (records.TryPeek(out var next) && (waitingBytes > MostWaitingBytes || next.Making.IsCompleted))
        {
            WriteNext();
        }
    }

    /// <summary>Writes all that waits: from here on the file's end is known.</summary>
    /// <inheritdoc cref="Add"/>
    public void Settle()
    {
        while (records.Count > 0)
        {
            WriteNext();
        }
    }

    /// <summary>
    /// Whether the next record begins behind 2 GB, where keys are longer; what waits is only waited for where that decides.
    /// </summary>
    public bool IsNextBig()
    {
        if (file.End <= KeyRecord.BigFile && file.End + waitingBytes > KeyRecord.BigFile)
        {
            Settle();
        }

        return file.End > KeyRecord.BigFile;
    }

    /// <summary>The file is given up.</summary>
    public void Cancel() => cancellation.Cancel();

    /// <summary>Returns when no thread works on a record any more; writes nothing and tells no failure.</summary>
    public void Wait()
    {
        foreach (var record in records)
        {
            ((IAsyncResult)record.Making).AsyncWaitHandle.WaitOne();
        }
    }

    private void WriteNext()
    {
        var record = records.Peek();
        record.Making.GetAwaiter().GetResult();
        records.Dequeue();
        waitingBytes -= record.MostBytes;
        record.Append(file);
    }
}
