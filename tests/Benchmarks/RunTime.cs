using System.Diagnostics;

namespace HepAnalysis.Benchmarks;

/// <summary>What an action took: by the clock, and of the processors, which other work on the machine disturbs less.</summary>
/// <param name="Wall">Milliseconds by the clock.</param>
/// <param name="Processors">Milliseconds of all processors together, the system's part included.</param>
internal readonly record struct RunTime(double Wall, double Processors)
{
    public static RunTime Of(Action action)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        action();
        return new(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    /// <summary>The median of each.</summary>
    public static RunTime Middle(IReadOnlyCollection<RunTime> times) => new(Measure.Middle(times.Select(time => time.Wall)), Measure.Middle(times.Select(time => time.Processors)));
}
