namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>A clock that is wrong by a constant time, and can be moved.</summary>
internal sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
{
    public TimeSpan Ahead { get; set; } = ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
