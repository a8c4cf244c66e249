using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>One file of a chain, open only while it is needed: a chain may have more files than a process may open. Thread-safe.</summary>
internal sealed class ChainedSource(InputFile file, Func<string, IEventSource> open) : IDisposable
{
    private readonly Lock gate = new();
    private IEventSource? source;
    private int users;

    public InputFile File { get; } = file;

    public long Entries { get; set; }

    /// <summary>For each slot the columns' indices in this file.</summary>
    public int[][] ColumnsOfSlot { get; set; } = [];

    /// <summary>The open source, to be given back by <see cref="Release"/>.</summary>
    public IEventSource Acquire()
    {
        lock (gate)
        {
            source ??= open(File.Path);
            users++;
            return source;
        }
    }

    /// <summary>Gives the source back; the last user closes it unless it is kept for who comes next.</summary>
    public void Release(bool keepOpen = false)
    {
        lock (gate)
        {
            users--;
            if (users == 0 && !keepOpen)
            {
                source?.Dispose();
                source = null;
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            source?.Dispose();
            source = null;
        }
    }
}
