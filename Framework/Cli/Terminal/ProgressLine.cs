using HepAnalysis.EventLoop;

namespace HepAnalysis.Cli.Terminal;

/// <summary>How far a run is: a bar drawn again and again on a terminal, a line now and then in a log, and one at the end.</summary>
/// <param name="console">Where it is drawn.</param>
/// <param name="what">What is counted, as the first word of the line.</param>
/// <param name="amount">How a number of it is written in full, and in a rate.</param>
internal sealed class ProgressLine(HepConsole console, string what, (Func<long, string> Full, Func<double, string> Rate) amount)
{
    private const int BarWidth = 26;
    private const int WhatWidth = 11;
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(30);
    private TimeSpan nextLog = LogInterval;

    /// <summary>A line that counts events.</summary>
    public ProgressLine(HepConsole console)
        : this(console, "events", (Human.Count, Human.Short))
    {
    }

    public void Show(RunProgress progress)
    {
        if (console.IsTerminal)
        {
            console.Out.Write($"\r{Bar(progress)}\e[K");
        }
        else if (progress.Elapsed >= nextLog && progress.Done < progress.Total)
        {
            nextLog += LogInterval;
            console.Out.WriteLine($"{Head}{amount.Full(progress.Done)} of {amount.Full(progress.Total)} ({Percent(progress)} %) · {Rate(progress)} · {Left(progress)} left");
            console.Out.Flush();
        }
    }

    public void End(RunProgress progress) =>
        console.Out.WriteLine(console.IsTerminal ? $"\r{Bar(progress)}\e[K" : Bar(progress));

    /// <summary>Removes a bar that an error interrupts.</summary>
    public void Clear()
    {
        if (console.IsTerminal)
        {
            console.Out.Write("\r\e[K");
        }
    }

    private string Head => what.PadRight(WhatWidth);

    private string Bar(RunProgress progress)
    {
        var full = progress.Total == 0 ? BarWidth : (int)(BarWidth * progress.Done / progress.Total);
        var bar = new string('━', full) + new string('╌', BarWidth - full);
        return $"{Head}{bar} {Percent(progress),3} %  {Rate(progress)}  {(progress.Done < progress.Total ? Left(progress) : Human.Clock(progress.Elapsed))}";
    }

    private static long Percent(RunProgress progress) => progress.Total == 0 ? 100 : 100 * progress.Done / progress.Total;

    private string Rate(RunProgress progress) =>
        $"{amount.Rate(progress.Elapsed > TimeSpan.Zero ? progress.Done / progress.Elapsed.TotalSeconds : 0)}/s";

    private static string Left(RunProgress progress) =>
        progress.Done == 0 ? "-:--" : Human.Clock(progress.Elapsed * ((double)(progress.Total - progress.Done) / progress.Done));
}
