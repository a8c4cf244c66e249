using System.Runtime.InteropServices;

namespace HepAnalysis.Cli;

/// <summary>
/// What the system sends to the process. Ctrl-C and SIGTERM ask a command that writes to stop gently; a second one ends
/// the process at once, and so does the first while nothing is written.
/// </summary>
internal sealed class ProcessSignals : IDisposable
{
    /// <summary>A limit on the size of files (ulimit -f) ends a process that does not take this signal; one that does gets an error from its write.</summary>
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Taken until the process ends: one that is still on its way would end it with another code.
    private static PosixSignalRegistration? fileSizeExceeded;
    private readonly CancellationTokenSource cancellation = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly TextWriter error;
    private readonly Timer patience;
    private volatile bool isGentle;

    public ProcessSignals(TextWriter error)
    {
        this.error = TextWriter.Synchronized(error);
        patience = new Timer(_ => this.error.WriteLine("hep: still busy with a file, then it stops; once more (Ctrl-C) ends it at once"));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
        if (OperatingSystem.IsLinux())
        {
            fileSizeExceeded ??= PosixSignalRegistration.Create(FileSizeExceeded, signal => signal.Cancel = true);
        }
    }

    /// <summary>Signalled by the first request to stop.</summary>
    public CancellationToken Token => cancellation.Token;

    /// <summary>From now on the first request to stop is answered by <see cref="Token"/> alone.</summary>
    public void StopGently() => isGentle = true;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        patience.Dispose();
        cancellation.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = isGentle && !cancellation.IsCancellationRequested;
        if (signal.Cancel)
        {
            cancellation.Cancel();
            patience.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }
}
