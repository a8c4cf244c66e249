namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>A token that is cancelled when nothing was heard for a time, or when the caller cancels.</summary>
internal sealed class Silence : IDisposable
{
    private readonly TimeSpan most;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource both;

    public Silence(TimeSpan most, TimeProvider clock, CancellationToken cancellation)
    {
        this.most = most;
        timer = new CancellationTokenSource(most, clock);
        both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
    }

    public CancellationToken Token => both.Token;

    /// <summary>True where it was silence that ended it.</summary>
    public bool IsOver => timer.IsCancellationRequested;

    /// <summary>Says that something was heard.</summary>
    public void Restart() => timer.CancelAfter(most);

    public void Dispose()
    {
        both.Dispose();
        timer.Dispose();
    }
}
