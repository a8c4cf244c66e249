namespace HepAnalysis.EventLoop;

/// <summary>How far a run is.</summary>
/// <param name="Done">Events done.</param>
/// <param name="Total">Events to do.</param>
/// <param name="Elapsed">Time since the first event.</param>
public readonly record struct RunProgress(long Done, long Total, TimeSpan Elapsed);
