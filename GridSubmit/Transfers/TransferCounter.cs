namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Counts what several transfers have done, and tells it. Thread-safe.</summary>
internal sealed class TransferCounter(int allFiles, long allBytes, IProgress<TransferProgress>? progress)
{
    private int files;
    private long bytes;

    public void Add(long more)
    {
        Interlocked.Add(ref bytes, more);
        Tell();
    }

    public void Done()
    {
        Interlocked.Increment(ref files);
        Tell();
    }

    private void Tell() => progress?.Report(new TransferProgress(Volatile.Read(ref files), allFiles, Interlocked.Read(ref bytes), allBytes));
}
