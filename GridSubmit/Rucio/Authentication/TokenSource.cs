using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>Makes the source of tokens that settings ask for.</summary>
internal static class TokenSource
{
    /// <summary>A source.</summary>
    /// <param name="settings">How to authenticate.</param>
    /// <param name="transport">Sends the calls; not owned.</param>
    /// <param name="prompt">How a person is asked to log in; null: nobody is there.</param>
    /// <param name="clock">The time.</param>
    /// <param name="warn">Takes warnings.</param>
    public static ITokenSource Of(RucioSettings settings, RucioTransport transport, OidcPrompt? prompt, TimeProvider clock, Action<string>? warn = null) =>
        Of(settings, transport, prompt, clock, warn, UserEnvironment.Current);

    /// <summary>The same in an environment that a test makes up.</summary>
    public static ITokenSource Of(RucioSettings settings, RucioTransport transport, OidcPrompt? prompt, TimeProvider clock, Action<string>? warn, UserEnvironment environment)
    {
        var server = new ServerClock(clock);
        var calls = new AuthenticationCalls(settings, server);
        var bearer = new BearerTokenDiscovery(environment);
        return settings.Authentication switch
        {
            RucioAuthentication.Bearer => new BearerTokenSource(settings, transport, bearer, server),
            RucioAuthentication.Oidc => Renewing(new OidcLogin(settings, transport, calls, server, prompt), () => bearer.Find() is var (found, _) ? found with { Account = settings.Account } : null),
            RucioAuthentication.X509 or RucioAuthentication.X509Proxy => Renewing(new X509Login(settings, transport, calls, server), () => null),
            _ => Renewing(new UserPassLogin(settings, transport, calls), () => null),
        };

        RenewingTokenSource Renewing(ILogin login, Func<RucioToken?> discover) => new(login, transport, TokenCache.Of(settings, environment), discover, server, warn);
    }
}
