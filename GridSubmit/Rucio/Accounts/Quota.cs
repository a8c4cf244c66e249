namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>
/// What an account has at an RSE: its own limit there and the global ones that take it in. A rule is refused where nothing is left of
/// any of them; an account with the attribute <c>admin</c> has no limits.
/// </summary>
/// <param name="Rse">The RSE.</param>
/// <param name="Used">Bytes that its rules hold there.</param>
/// <param name="Files">Files that its rules hold there.</param>
/// <param name="Limit">Bytes that it may hold there; null: no limit.</param>
/// <param name="Global">Limits over several RSEs, this one among them.</param>
public sealed record Quota(string Rse, long Used, long Files, long? Limit, IReadOnlyList<GlobalAccountUsage> Global)
{
    /// <summary>What is left of the limit at this RSE, below zero where more is held; null: no limit.</summary>
    public long? LocalRemaining => Limit - Used;

    /// <summary>What is left of the narrowest limit; null: there is none.</summary>
    public long? Remaining => Global.Select(limit => limit.BytesRemaining).Append(LocalRemaining).Min();
}
