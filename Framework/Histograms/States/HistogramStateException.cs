using HepAnalysis.Storage;

namespace HepAnalysis.Histograms;

/// <summary>Bytes that are not the state of a histogram, or not all of it.</summary>
public sealed class HistogramStateException : HepException
{
    /// <param name="why">What does not fit.</param>
    /// <param name="offset">Byte where it was found.</param>
    public HistogramStateException(string why, int offset)
        : base(ErrorKind.Input, "the state of a histogram cannot be read", $"byte {offset}", why, "run the job that wrote it again")
    {
    }
}
