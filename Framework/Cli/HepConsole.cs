using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli;

/// <summary>What a command talks to: the streams, the terminal, the working directory, and Ctrl-C.</summary>
public sealed record HepConsole
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Errors and warnings.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True where <see cref="Out"/> is a terminal: a line may be drawn again.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>True where <see cref="Error"/> is a terminal: progress may be drawn there while results go elsewhere.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Where a person answers; null: nobody is there.</summary>
    public TextReader? Input { get; init; }

    /// <summary>Columns of the terminal; 80 in a log.</summary>
    public int Width { get; init; } = 80;

    /// <summary>What relative paths of the command line and all outputs are relative to.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Modules that the calling program brings, beside those that come with HepAnalysis.</summary>
    public Func<IReadOnlyList<EventLoop.ModuleDescription>> Modules { get; init; } = static () => [];

    /// <summary>Signalled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How settings of Rucio are found; a test has an environment of its own.</summary>
    internal Func<IReadOnlyDictionary<string, string>, Action<string>, RucioSettings> RucioSettings { get; init; } = RucioConfiguration.Read;

    /// <summary>Told that the command from now on watches <see cref="Cancellation"/> and cleans up behind itself.</summary>
    internal Action? Interruptible { get; init; }

    /// <summary>How a person is asked to log in to a service; null where nobody is there.</summary>
    internal OidcPrompt? LoginPrompt => Input is null && !IsErrorTerminal ? null : new OidcPrompt(Error, Input);

    /// <summary>A path as the working directory means it.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>A path for opening: as short as the user would type it where that means the same to the system.</summary>
    public string OpenPath(string path) => WorkingDirectory == Environment.CurrentDirectory ? ShortPath(path) : FullPath(path);

    /// <summary>A path as the user would type it: relative to the working directory where it lies below it.</summary>
    public string ShortPath(string path)
    {
        var full = FullPath(path);
        var relative = Path.GetRelativePath(WorkingDirectory, full);
        return relative.StartsWith("..", StringComparison.Ordinal) && relative.Length >= full.Length ? full : relative;
    }
}
