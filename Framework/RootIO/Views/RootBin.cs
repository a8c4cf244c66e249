namespace HepAnalysis.RootIO.Views;

/// <summary>A bin of a histogram of many dimensions.</summary>
/// <param name="Coordinates">Number of the bin on each axis: 0 is the underflow, 1 the first bin, one more than there are bins the overflow.</param>
/// <param name="Content">Content.</param>
/// <param name="Error">The error that ROOT shows for it: the root of the sum of squared weights, or of the content.</param>
public readonly record struct RootBin(IReadOnlyList<int> Coordinates, double Content, double Error);
