namespace HepAnalysis.Histograms;

/// <summary>
/// Writes finished histograms into a container. The output appears under its final name with <see cref="Commit"/> alone;
/// a writer disposed without it leaves nothing behind.
/// </summary>
public interface IHistogramWriter : IDisposable
{
    /// <summary>Adds a histogram; its name may hold <c>/</c> for folders.</summary>
    void Write(HistogramData histogram);

    /// <summary>Puts the output under its final name.</summary>
    void Commit();
}
