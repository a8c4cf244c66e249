using System.Diagnostics;

namespace HepAnalysis.Cli.Terminal;

/// <summary>
/// How many rows of a list of unknown length have come: a line of standard error drawn again and again where that is a terminal, and a line
/// every half minute in a log. Silent where the rows themselves are seen on the terminal.
/// </summary>
/// <param name="console">Where it is drawn.</param>
/// <param name="what">What is counted.</param>
/// <param name="isVisible">True where the rows themselves go to the terminal.</param>
internal sealed class RowProgress(HepConsole console, string what, bool isVisible = false) : IProgress<long>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(30);
    private readonly bool isSilent = isVisible && console.IsTerminal;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan next = console.IsErrorTerminal ? Interval : LogInterval;
    private bool isShown;

    public void Report(long value)
    {
        // Looking at the clock costs more than a row.
        if (isSilent || value % 64 != 0 || clock.Elapsed < next)
        {
            return;
        }

        next = clock.Elapsed + (console.IsErrorTerminal ? Interval : LogInterval);
        var text = $"{Human.Count(value)} {what} so far · {Human.Clock(clock.Elapsed)}";
        if (console.IsErrorTerminal)
        {
            isShown = true;
            console.Error.Write($"\r{text}\e[K");
        }
        else
        {
            console.Error.WriteLine(text);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (isShown)
        {
            console.Error.Write("\r\e[K");
            isShown = false;
        }
    }
}
