using HepAnalysis.GridSubmit.Rucio.Authentication;

namespace HepAnalysis.GridSubmit.Tests.Server;

/// <summary>A token source for servers that look at none: "token-0", and the next number after each refusal.</summary>
internal sealed class FixedToken : ITokenSource
{
    private int number;

    public ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation)
    {
        if (rejected is not null)
        {
            number++;
        }

        return ValueTask.FromResult(new RucioToken($"token-{number}", null, "jdoe"));
    }
}
