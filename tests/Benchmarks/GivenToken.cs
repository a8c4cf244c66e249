using HepAnalysis.GridSubmit.Rucio.Authentication;

namespace HepAnalysis.Benchmarks;

/// <summary>A token that needs no login.</summary>
internal sealed class GivenToken(string token) : ITokenSource
{
    public ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation) => ValueTask.FromResult(new RucioToken(token, null, null));
}
