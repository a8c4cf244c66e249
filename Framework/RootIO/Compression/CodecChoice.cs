namespace HepAnalysis.RootIO.Compression;

/// <summary>Which implementations of the codecs are taken.</summary>
public enum CodecChoice
{
    /// <summary>For each codec the fastest that this machine has.</summary>
    Fastest,

    /// <summary>Only the managed ones, which are there on every machine.</summary>
    Managed,
}
