using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>A token for a user name and a password (<c>/auth/userpass</c>).</summary>
internal sealed class UserPassLogin(RucioSettings settings, RucioTransport transport, AuthenticationCalls calls) : ILogin
{
    private const char MostLetter = '\u00FF';

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
            if (value.FirstOrDefault(letter => char.IsControl(letter) || letter > MostLetter) is var wrong and not '\0')
            {
                throw new RucioCredentialException(
                    $"the {name} cannot be sent", settings.Origin, $"it holds {(char.IsControl(wrong) ? "a control character" : "letters that are not Latin-1")}, which a header of HTTP cannot carry, nor can the Python client send it",
                    "have another one set: letters, digits and signs of the keyboard are safe");
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
