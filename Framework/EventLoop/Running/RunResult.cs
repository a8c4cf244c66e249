using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>What a run has done.</summary>
public sealed record RunResult
{
    /// <summary>Events done.</summary>
    public required long EventsDone { get; init; }

    /// <summary>Events that were to be done.</summary>
    public required long EventsTotal { get; init; }

    /// <summary>True where it was stopped from outside: histograms and cutflows are then those of the events done.</summary>
    public required bool IsInterrupted { get; init; }

    /// <summary>The histograms, in the order in which their steps are written.</summary>
    public required IReadOnlyList<HistogramResult> Histograms { get; init; }

    /// <summary>The filters of each path.</summary>
    public required IReadOnlyList<Cutflow> Cutflows { get; init; }

    /// <summary>What reading has cost, over all workers.</summary>
    public required ReadCost Cost { get; init; }

    /// <summary>Time from the first task to the last, in seconds.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Time that the workers spent, summed, in seconds; what is not reading, decompressing or decoding is the loop.</summary>
    public required double BusySeconds { get; init; }

    /// <summary>Workers.</summary>
    public required int Threads { get; init; }
}
