namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>A clock that runs ahead to the end of each wait instead of waiting.</summary>
internal sealed class HastyClock : TimeProvider
{
    private readonly List<TimeSpan> waits = [];

    /// <summary>The waits, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => waits;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => waits.Sum(wait => wait.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
