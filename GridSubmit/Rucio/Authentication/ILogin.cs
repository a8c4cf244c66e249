namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>One way to get a token from the server.</summary>
internal interface ILogin
{
    /// <summary>Whether a person has to do something.</summary>
    bool NeedsUser { get; }

    /// <summary>Gets a token.</summary>
    /// <exception cref="RucioException">There is none to be had.</exception>
    Task<RucioToken> LoginAsync(CancellationToken cancellation);

    /// <summary>Gets a token for one that is still valid, without a person; null where that is not possible.</summary>
    Task<RucioToken?> RefreshAsync(RucioToken token, CancellationToken cancellation);
}
