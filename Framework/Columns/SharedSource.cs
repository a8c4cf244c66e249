namespace HepAnalysis.Columns;

/// <summary>A source that is open only while somebody uses it: a chain may have more files than a process may open. Thread-safe.</summary>
/// <param name="open">Opens it.</param>
public class SharedSource(Func<IEventSource> open) : IDisposable
{
    private readonly Lock gate = new();
    private IEventSource? source;
    private IEventSource? narrow;
    private int users;

    /// <summary>Names of the columns that will be read; null while that is not known, or where their indices are those of the whole source.</summary>
    public IReadOnlyCollection<string>? Needed { get; set; }

    /// <summary>The whole source, while somebody has acquired it: for what to say of it.</summary>
    /// <exception cref="InvalidOperationException">Nobody has.</exception>
    public IEventSource Whole => source ?? throw new InvalidOperationException("the file is not open");

    /// <summary>The open source with the columns that are needed, to be given back by <see cref="Release"/>.</summary>
    public IEventSource Acquire()
    {
        lock (gate)
        {
            source ??= open();
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

    /// <summary>Closes the source, whoever uses it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            Close();
        }

        GC.SuppressFinalize(this);
    }

    private void Close()
    {
        source?.Dispose();
        source = null;
        narrow = null;
    }
}
