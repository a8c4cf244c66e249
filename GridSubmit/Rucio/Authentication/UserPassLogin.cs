using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>A token for a user name and a password (<c>/auth/userpass</c>).</summary>
internal sealed class UserPassLogin(RucioSettings settings, RucioTransport transport, AuthenticationCalls calls) : ILogin
{
    /// <inheritdoc/>
    public bool NeedsUser => false;

    /// <inheritdoc/>
    public Task<RucioToken> LoginAsync(CancellationToken cancellation)
    {
        if (settings.UserName is not { } user || settings.Password is not { } password)
        {
            throw new RucioConfigurationException("user name or password is missing", settings.Origin, "the authentication is userpass", "username and password in [client] of rucio.cfg, or RUCIO_USERNAME and RUCIO_PASSWORD");
        }

        foreach (var (name, value) in new[] { ("user name", user), ("password", password) })
        {
            if (value.Any(letter => letter is < ' ' or > '~'))
            {
                throw new RucioCredentialException($"the {name} cannot be sent", settings.Origin, "it holds letters that are not ASCII, which no header of HTTP can carry", "choose another one");
            }
        }

        var request = calls.Request("/auth/userpass", ("X-Rucio-Username", user), ("X-Rucio-Password", password));
        return calls.TokenAsync(
            transport, request, "the server does not accept user name and password", $"user '{user}'",
            "the server does not say which of them is wrong: check username, password, account and vo", cancellation);
    }

    /// <inheritdoc/>
    public Task<RucioToken?> RefreshAsync(RucioToken token, CancellationToken cancellation) => Task.FromResult<RucioToken?>(null);
}
