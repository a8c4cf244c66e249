namespace HepAnalysis.Histograms;

/// <summary>What a bulk fill works in, a piece at a time; one for each thread, whatever the number of histograms.</summary>
internal sealed class FillScratch
{
    /// <summary>Values in a piece.</summary>
    public const int Piece = ExactSums.MostAtOnce;

    [ThreadStatic]
    private static FillScratch? current;

    public static FillScratch Current => current ??= new FillScratch();

    public int[] XBins { get; } = new int[Piece];

    public int[] YBins { get; } = new int[Piece];

    public double[] Clamped { get; } = new double[Piece];

    public double[] Mask { get; } = new double[Piece];

    public double[] OtherMask { get; } = new double[Piece];

    public double[] X { get; } = new double[Piece];

    public double[] Y { get; } = new double[Piece];

    public double[] Weight { get; } = new double[Piece];

    public double[] Term { get; } = new double[Piece];

    public double[] Square { get; } = new double[Piece];
}
