using System.Net;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// A token for a login in a browser (<c>/auth/oidc</c>): the server gives an address, the person logs in there, and either types in the code
/// that he is shown, or the server is asked every two seconds until he is done. It ends after an hour or so; while it is valid the
/// server can change it for a new one (<c>/auth/oidc_refresh</c>), if the scope has offline_access.
/// </summary>
internal sealed class OidcLogin(RucioSettings settings, RucioTransport transport, AuthenticationCalls calls, ServerClock clock, OidcPrompt? prompt) : ILogin
{
    private const int MostCodes = 3;
    private const int MostLetters = 200;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly (string Name, string Value) Fetch = ("X-Rucio-Client-Fetch-Token", "True");

    private bool IsPolling => settings.Oidc.Polling || prompt?.CanType != true;

    /// <inheritdoc/>
    public bool NeedsUser => true;

    /// <inheritdoc/>
    public async Task<RucioToken> LoginAsync(CancellationToken cancellation)
    {
        if (prompt is null)
        {
            throw new RucioAuthenticationFailedException(
                "a login in the browser is needed", $"{settings.Hosts[0]}; from {settings.Origin}", "there is no valid token, and nobody here who could be asked",
                "log in in a terminal first (hep rucio whoami): the token is kept for later; or give one by BEARER_TOKEN or BEARER_TOKEN_FILE");
        }

        var address = await AskAsync(cancellation).ConfigureAwait(false);
        await prompt.ShowAsync($"Log in to Rucio with your browser at\n\n    {address}\n", cancellation).ConfigureAwait(false);
        var token = IsPolling ? await PollAsync(address, cancellation).ConfigureAwait(false) : await TypeAsync(cancellation).ConfigureAwait(false);
        return token.Account is null ? token with { Account = await WhoAmIAsync(token, cancellation).ConfigureAwait(false) } : token;
    }

    /// <inheritdoc/>
    public async Task<RucioToken?> RefreshAsync(RucioToken token, CancellationToken cancellation)
    {
        if ((settings.Account ?? token.Account) is not { } account)
        {
            // The server wants it named.
            return null;
        }

        var request = calls.Request("/auth/oidc_refresh", [("X-Rucio-Auth-Token", token.Value), .. settings.Account is null ? [("X-Rucio-Account", account)] : Array.Empty<(string, string)>()]);
        using var reply = await calls.SendAsync(transport, request, cancellation).ConfigureAwait(false);

        // No token, or the same: there is nothing that the server could change it for.
        return reply.Status == HttpStatusCode.Unauthorized || calls.TokenOf(reply, request, "the token") is not { } fresh || fresh.Value == token.Value ? null : fresh with { Account = account };
    }

    private async Task<Uri> AskAsync(CancellationToken cancellation)
    {
        var oidc = settings.Oidc;
        List<(string Name, string Value)> headers =
        [
            ("X-Rucio-Client-Authorize-Polling", IsPolling ? "True" : "False"),
            ("X-Rucio-Client-Authorize-Scope", oidc.Scope),
            ("X-Rucio-Client-Authorize-Refresh-Lifetime", oidc.RefreshLifetime?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "None"),
        ];
        if (oidc.Audience is { } audience)
        {
            headers.Add(("X-Rucio-Client-Authorize-Audience", audience));
        }

        if (oidc.Issuer is { } issuer)
        {
            headers.Add(("X-Rucio-Client-Authorize-Issuer", issuer));
        }

        var request = calls.Request("/auth/oidc", headers);
        using var reply = await calls.SendAsync(transport, request, cancellation).ConfigureAwait(false);
        if (reply.Status == HttpStatusCode.Unauthorized)
        {
            throw calls.Refused(
                reply, request, "the server begins no login by OpenID Connect", $"scope '{oidc.Scope}', audience {oidc.Audience ?? "(the server's)"}, issuer {oidc.Issuer ?? "(the server's)"}",
                "is the account right? check oidc_scope, oidc_audience and oidc_issuer in [client] of rucio.cfg");
        }

        if (!reply.IsSuccess)
        {
            throw ServerError.Of(reply, request, []);
        }

        return Uri.TryCreate(reply.Header("X-Rucio-OIDC-Auth-URL"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && CodeOf(address.Query.TrimStart('?')) is not null
            ? address
            : throw new RucioUnexpectedAnswerException("the server names no address for the login", $"{request} at {reply.Host}", "the answer has no header X-Rucio-OIDC-Auth-URL with a code", "does the server have OpenID Connect? ask the service");
    }

    private async Task<RucioToken> PollAsync(Uri address, CancellationToken cancellation)
    {
        await prompt!.ShowAsync($"Waiting for the login, at most {Limit.TotalMinutes:0} minutes ...", cancellation).ConfigureAwait(false);
        var code = CodeOf(address.Query.TrimStart('?'))!;
        for (var start = clock.Local.GetTimestamp(); clock.Local.GetElapsedTime(start) < Limit;)
        {
            if (await FetchAsync(code, cancellation).ConfigureAwait(false) is { } token)
            {
                return token;
            }

            await Task.Delay(Step, clock.Local, cancellation).ConfigureAwait(false);
        }

        throw new RucioAuthenticationFailedException("nobody logged in in the browser", settings.Hosts[0].ToString(), $"the server had no token after {Limit.TotalMinutes:0} minutes", "try again, and open the address that is shown in time");
    }

    private async Task<RucioToken> TypeAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostCodes; attempt++)
        {
            await prompt!.ShowAsync("then type in the code that it shows:", cancellation).ConfigureAwait(false);
            if (await prompt.ReadAsync(cancellation).ConfigureAwait(false) is not { } line)
            {
                break;
            }

            if (CodeOf(line.Trim()) is { } code && await FetchAsync(code, cancellation).ConfigureAwait(false) is { } token)
            {
                return token;
            }

            await prompt.ShowAsync("The server does not know that code;", cancellation).ConfigureAwait(false);
        }

        throw new RucioAuthenticationFailedException("the login in the browser was not finished", settings.Hosts[0].ToString(), "no code was typed in that the server knows", "try again, or let the client wait for the login: oidc_polling = true in [client] of rucio.cfg");
    }

    private async Task<RucioToken?> FetchAsync(string code, CancellationToken cancellation)
    {
        // The code is the whole query, without a name.
        var request = calls.Request($"/auth/oidc_redirect?{code}", Fetch);
        using var reply = await calls.SendAsync(transport, request, cancellation).ConfigureAwait(false);
        return reply.Status == HttpStatusCode.Unauthorized ? null : calls.TokenOf(reply, request, "the login");
    }

    private async Task<string?> WhoAmIAsync(RucioToken token, CancellationToken cancellation)
    {
        using var reply = await transport.SendAsync(new RucioRequest(HttpMethod.Get, "/accounts/whoami") { Headers = [("X-Rucio-Auth-Token", token.Value)] }, cancellation).ConfigureAwait(false);
        return reply.Status == HttpStatusCode.SeeOther ? reply.Header("Location")?.TrimEnd('/').Split('/')[^1] : null;
    }

    private static string? CodeOf(string text) => text.Length is > 0 and <= MostLetters && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? text : null;
}
