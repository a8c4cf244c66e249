namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Counts what several transfers have done, and tells it. Thread-safe.</summary>
/// <param name="all">Files and bytes there are, as far as that is known by now.</param>
/// <param name="progress">Who is told; null: nobody.</param>
internal sealed class TransferCounter(Func<(long Files, long Bytes)> all, IProgress<TransferProgress>? progress)
{
    private long files;
    private long bytes;

    public TransferCounter(long files, long bytes, IProgress<TransferProgress>? progress)
        : this(() => (files, bytes), progress)
    {
    }

    public void Add(long more)
    {
        if (more != 0)
        {
            Interlocked.Add(ref bytes, more);
            Tell();
        }
    }

    public void Done()
    {
        Interlocked.Increment(ref files);
        Tell();
    }

    private void Tell()
    {
        if (progress is not null)
        {
            var (allFiles, allBytes) = all();
            progress.Report(new TransferProgress(Interlocked.Read(ref files), allFiles, Interlocked.Read(ref bytes), allBytes));
        }
    }
}
