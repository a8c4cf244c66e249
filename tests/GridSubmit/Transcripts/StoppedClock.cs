namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>A clock that shows the time of a recording; timers run as ever.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
