using System.Diagnostics;
using HepAnalysis.EventLoop;

namespace HepAnalysis.Cli.Terminal;

/// <summary>How far a file is read that is read from end to end: a <see cref="ProgressLine"/> in bytes, drawn ten times a second at most.</summary>
internal sealed class ByteProgress(HepConsole console, string what)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ProgressLine line = new(console, what, (Human.Bytes, static rate => Human.Bytes((long)rate)));
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan next = Interval;
    private bool isShown;

    public void Show(long done, long total)
    {
        if (clock.Elapsed >= next)
        {
            next = clock.Elapsed + Interval;
            isShown = true;
            line.Show(new RunProgress(done, total, clock.Elapsed));
        }
    }

    public void Clear()
    {
        if (isShown)
        {
            line.Clear();
        }
    }
}
