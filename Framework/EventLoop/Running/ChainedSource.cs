using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>One file of a chain, open only while it is needed: a chain may have more files than a process may open. Thread-safe.</summary>
internal sealed class ChainedSource(InputFile file, Func<string, IEventSource> open) : IDisposable
{
    private readonly Lock gate = new();
    private IEventSource? source;
    private IEventSource? narrow;
    private int users;

    public InputFile File { get; } = file;

    public long Entries { get; set; }

    /// <summary>Names of the columns that will be read; null while that is not known, or where their indices are those of the whole file.</summary>
    public IReadOnlyCollection<string>? Needed { get; set; }

    /// <summary>The whole file, while somebody has acquired it: for what to say of it.</summary>
    public IEventSource Whole => source ?? throw new InvalidOperationException("the file is not open");

    /// <summary>For each slot the columns' indices in this file.</summary>
    public int[][] ColumnsOfSlot { get; set; } = [];

    /// <summary>The open source, to be given back by <see cref="Release"/>.</summary>
    public IEventSource Acquire()
    {
        lock (gate)
        {
            source ??= open(File.Path);
            narrow ??= Needed is null ? source : source.Only(Needed);
            users++;
            return narrow;
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
                Close();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Close();
        }
    }

    private void Close()
    {
        source?.Dispose();
        source = null;
        narrow = null;
    }
}
