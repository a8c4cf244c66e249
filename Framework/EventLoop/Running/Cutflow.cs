namespace HepAnalysis.EventLoop;

/// <summary>What the filters of a path did.</summary>
/// <param name="Path">Name of the path.</param>
/// <param name="Steps">Its filters, in their order.</param>
public sealed record Cutflow(string Path, IReadOnlyList<CutflowStep> Steps);

/// <summary>What one filter did.</summary>
/// <param name="Name">Name of the step.</param>
/// <param name="Executed">Events that reached it.</param>
/// <param name="Passed">Events that passed it.</param>
/// <param name="Low">Lower end of the efficiency's central 68.27 % interval (Clopper-Pearson).</param>
/// <param name="High">Its upper end.</param>
/// <param name="Weighted">Sums of weights, where the analysis has a weight.</param>
public sealed record CutflowStep(string Name, long Executed, long Passed, double Low, double High, WeightedCounts? Weighted)
{
    /// <summary>The share that passed; NaN where none was executed.</summary>
    public double Efficiency => Executed == 0 ? double.NaN : (double)Passed / Executed;
}

/// <summary>Sums of weights at a filter; events whose weight is not finite or missing are left out.</summary>
/// <param name="Executed">Of the events that reached it.</param>
/// <param name="ExecutedSquared">Of the squares.</param>
/// <param name="Passed">Of the events that passed it.</param>
/// <param name="PassedSquared">Of the squares.</param>
public sealed record WeightedCounts(double Executed, double ExecutedSquared, double Passed, double PassedSquared);
