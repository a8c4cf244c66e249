namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>Gives tokens that are still valid for a while, making or renewing them when needed. Thread-safe.</summary>
public interface ITokenSource
{
    /// <summary>A token to use now.</summary>
    /// <param name="rejected">The token that the server has just refused; null in ordinary calls. It is not given again.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RucioException">No token can be had.</exception>
    ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation);
}
