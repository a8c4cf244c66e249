namespace HepAnalysis.RootIO.Views;

/// <summary>Errors of the points of a graph in one direction: how far each reaches below and above.</summary>
/// <param name="Low">Below, one for each point.</param>
/// <param name="High">Above, one for each point; the same as <paramref name="Low"/> where they are symmetric.</param>
public sealed record RootErrors(IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>True where they are the same on both sides by their class, not by chance.</summary>
    public bool IsSymmetric => ReferenceEquals(Low, High);
}
