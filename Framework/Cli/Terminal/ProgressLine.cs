using HepAnalysis.EventLoop;

namespace HepAnalysis.Cli.Terminal;

/// <summary>How far a run is: a bar drawn again and again on a terminal, a line now and then in a log, and one at the end.</summary>
internal sealed class ProgressLine(HepConsole console)
{
    private const int BarWidth = 26;
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(30);
    private TimeSpan nextLog = LogInterval;

    public void Show(RunProgress progress)
    {
        if (console.IsTerminal)
        {
            console.Out.Write($"\r{Bar(progress)}\e[K");
        }
        else if (progress.Elapsed >= nextLog && progress.Done < progress.Total)
        {
            nextLog += LogInterval;
            console.Out.WriteLine($"events     {Human.Count(progress.Done)} of {Human.Count(progress.Total)} ({Percent(progress)} %) · {Rate(progress)} · {Left(progress)} left");
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

    private static string Bar(RunProgress progress)
    {
        var full = progress.Total == 0 ? BarWidth : (int)(BarWidth * progress.Done / progress.Total);
        var bar = new string('━', full) + new string('╌', BarWidth - full);
        return $"events     {bar} {Percent(progress),3} %  {Rate(progress)}  {(progress.Done < progress.Total ? Left(progress) : Human.Clock(progress.Elapsed))}";
    }

    private static long Percent(RunProgress progress) => progress.Total == 0 ? 100 : 100 * progress.Done / progress.Total;

    private static string Rate(RunProgress progress) =>
        progress.Elapsed > TimeSpan.Zero ? $"{Human.Short(progress.Done / progress.Elapsed.TotalSeconds)}/s" : "0/s";

    private static string Left(RunProgress progress) =>
        progress.Done == 0 ? "-:--" : Human.Clock(progress.Elapsed * ((double)(progress.Total - progress.Done) / progress.Done));
}
