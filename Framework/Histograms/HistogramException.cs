using HepAnalysis.Storage;

namespace HepAnalysis.Histograms;

/// <summary>A histogram or axis that cannot be: edges that do not rise, two of different shape to be added.</summary>
public sealed class HistogramException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public HistogramException(string what, string? why = null, string? hint = null)
        : base(ErrorKind.Configuration, what, null, why, hint)
    {
    }
}
