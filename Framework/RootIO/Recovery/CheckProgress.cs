namespace HepAnalysis.RootIO.Recovery;

/// <summary>How far a check is, and whether it shall go on.</summary>
internal sealed class CheckProgress(long total, Action<long, long>? told, CancellationToken cancellation)
{
    private long done;

    public void Read(long bytes)
    {
        done = Math.Min(total, done + bytes);
        told?.Invoke(done, total);
    }

    public void ThrowIfCancelled() => cancellation.ThrowIfCancellationRequested();
}
