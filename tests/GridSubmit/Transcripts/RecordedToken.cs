using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>The token of a recording; there is no other when it is refused.</summary>
internal sealed class RecordedToken(string value) : ITokenSource
{
    public ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation) => rejected is null
        ? ValueTask.FromResult(new RucioToken(value, null, null))
        : throw new RucioAuthenticationFailedException("the token was refused", null, "and another one asked for");
}
