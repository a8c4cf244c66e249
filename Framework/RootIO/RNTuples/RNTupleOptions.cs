namespace HepAnalysis.RootIO.RNTuples;

/// <summary>How an RNTuple is read.</summary>
public sealed record RNTupleOptions
{
    /// <summary>Whether the XXH3 checksums of anchor, envelopes and pages are compared. On; reading is a few percent faster without.</summary>
    public bool VerifyChecksums { get; init; } = true;
}
