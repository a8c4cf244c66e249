using System.Net;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>What the calls of the authentication service have in common: their headers, the token in the headers of the answer, and what its refusals mean.</summary>
internal sealed class AuthenticationCalls(RucioSettings settings, ServerClock clock)
{
    /// <summary>A call.</summary>
    /// <param name="path">Below the host.</param>
    /// <param name="headers">Headers of its own.</param>
    public RucioRequest Request(string path, params IEnumerable<(string Name, string Value)> headers) => new(HttpMethod.Get, path)
    {
        IsAuthentication = true,
        Headers = [.. headers, .. Common()],
    };

    /// <summary>Sends a call, whatever the answer is.</summary>
    public async Task<RucioReply> SendAsync(RucioTransport transport, RucioRequest request, CancellationToken cancellation)
    {
        var reply = await transport.SendAsync(request, cancellation).ConfigureAwait(false);
        clock.Learn(reply);
        return reply;
    }

    /// <summary>Gets a token.</summary>
    /// <param name="transport">Sends it.</param>
    /// <param name="request">The call.</param>
    /// <param name="what">What the server does not accept, if it does not.</param>
    /// <param name="identity">Whose it is, for errors.</param>
    /// <param name="hint">What to try then.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<RucioToken> TokenAsync(RucioTransport transport, RucioRequest request, string what, string identity, string hint, CancellationToken cancellation)
    {
        using var reply = await SendAsync(transport, request, cancellation).ConfigureAwait(false);
        return reply.Status == HttpStatusCode.Unauthorized
            ? throw Refused(reply, request, what, identity, hint)
            : TokenOf(reply, request, identity) ?? throw new RucioUnexpectedAnswerException("the server gave no token", $"{request} at {reply.Host}", "the answer has no header X-Rucio-Auth-Token", "check auth_host in rucio.cfg: is it a Rucio server?");
    }

    /// <summary>The token of an answer; null where it has none.</summary>
    /// <exception cref="RucioException">The answer is an error, or names several accounts.</exception>
    public RucioToken? TokenOf(RucioReply reply, RucioRequest request, string identity)
    {
        if (reply.Status == HttpStatusCode.PartialContent || (reply.IsSuccess && reply.Header("X-Rucio-Auth-Accounts") is not null))
        {
            throw new RucioAuthenticationFailedException(
                $"{identity} may act as several accounts", $"{request} at {reply.Host}", $"these are {(reply.Header("X-Rucio-Auth-Accounts") ?? "not named").Replace(",", ", ", StringComparison.Ordinal)}",
                "choose one: account in [client] of rucio.cfg, RUCIO_ACCOUNT, or --account")
            { Status = (int)reply.Status };
        }

        if (!reply.IsSuccess)
        {
            throw ServerError.Of(reply, request, Secrets(request));
        }

        return reply.Header("X-Rucio-Auth-Token") is { Length: > 0 } value
            ? new RucioToken(value, TokenExpiry.Of(reply.Header("X-Rucio-Auth-Token-Expires"), value), reply.Header("X-Rucio-Auth-Account") ?? settings.Account)
            : null;
    }

    /// <summary>The error of a refusal.</summary>
    public RucioAuthenticationFailedException Refused(RucioReply reply, RucioRequest request, string what, string identity, string hint)
    {
        var said = ServerError.Of(reply, request, Secrets(request));
        var vo = settings.VirtualOrganisation is { } name ? $", VO {name}" : "";
        return new RucioAuthenticationFailedException(
            what, $"{request} at {reply.Host}: {identity}, account {settings.Account ?? "(its default one)"}{vo}; from {settings.Origin}", said.Why, hint)
        { ExceptionClass = said.ExceptionClass, Status = said.Status };
    }

    private IEnumerable<string?> Secrets(RucioRequest request) =>
        [settings.Password, .. request.Headers.Where(header => header.Name is "X-Rucio-Auth-Token").Select(header => header.Value)];

    private IEnumerable<(string Name, string Value)> Common()
    {
        if (settings.Application.Length > 0)
        {
            yield return ("X-Rucio-AppID", settings.Application);
        }

        if (settings.Account is { } account)
        {
            yield return ("X-Rucio-Account", account);
        }

        if (settings.VirtualOrganisation is { } vo)
        {
            yield return ("X-Rucio-VO", vo);
        }
    }
}
