using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>A bearer token that another program puts down and renews: it is looked for again when it ends or is refused.</summary>
internal sealed class BearerTokenSource(RucioSettings settings, RucioTransport transport, BearerTokenDiscovery discovery, ServerClock clock) : ITokenSource
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private volatile RucioToken? held;

    /// <inheritdoc/>
    public async ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation)
    {
        if (held is { } now && now.Value != rejected?.Value && !(now.Expires - Margin <= clock.Now))
        {
            return now;
        }

        if (discovery.Find() is not var (found, place))
        {
            throw new RucioCredentialException("there is no bearer token", discovery.Places, "all of them are empty or not there", "get one with htgettoken or oidc-token, or choose another auth_type");
        }

        if (found.Expires <= clock.Now && await clock.AskAsync(transport, cancellation).ConfigureAwait(false) is var time && found.Expires <= time)
        {
            throw new RucioCredentialException("the bearer token has expired", place, $"it was valid until {found.Expires:u}, now is {time:u}", "get a new one: htgettoken, oidc-token");
        }

        if (found.Value == rejected?.Value)
        {
            throw new RucioAuthenticationFailedException(
                "the server does not accept the bearer token", $"{place}, at {settings.Hosts[0]}", $"it was refused, and there is no other one{(found.Expires is { } end ? $"; it is valid until {end:u}" : "")}",
                "is it for this server (audience, issuer, scope), and has its subject an identity of the account?")
            { ExceptionClass = "CannotAuthenticate" };
        }

        held = found with { Account = settings.Account };
        return held;
    }
}
