using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using HepAnalysis.GridSubmit.Rucio.Authentication;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>Calls with a token: a token that the server refuses is renewed once. Errors of the server are thrown. Thread-safe.</summary>
internal sealed class RucioConnection(RucioTransport transport, ITokenSource tokens, RucioSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>The settings.</summary>
    public RucioSettings Settings => settings;

    /// <summary>Asks for one value.</summary>
    public async Task<T> GetAsync<T>(RucioRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var reply = await SendAsync(request, cancellation).ConfigureAwait(false);
        return Read(reply, request, type);
    }

    /// <summary>Reads the body of an answer.</summary>
    public static T Read<T>(RucioReply reply, RucioRequest request, JsonTypeInfo<T> type) => JsonLines.Parse(reply.Body, type, $"{request} at {reply.Host}", 1);

    /// <summary>Asks for a list, one value a line; ends with an error where the server breaks it off.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(RucioRequest request, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reply = await WithTokenAsync(request, transport.OpenAsync, cancellation).ConfigureAwait(false);
        await foreach (var value in JsonLines.ReadAsync(reply, type, $"{request} at {reply.Host}", transport.Silence, clock, cancellation).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    /// <summary>Asks for something that changes nothing.</summary>
    public Task<RucioReply> SendAsync(RucioRequest request, CancellationToken cancellation) => WithTokenAsync(request, transport.SendAsync, cancellation);

    /// <summary>
    /// Changes something. Where the answer is lost, the server is asked whether the change was made before it is sent again: nothing is
    /// done twice, nothing is taken for done that was not.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="isDone">Asks the server whether what the call shall do is done.</param>
    /// <param name="cancellation">Ends the waiting; whether the call took effect is then not known.</param>
    /// <returns>The answer; null where it was lost and the server says that the call took effect.</returns>
    public async Task<RucioReply?> ChangeAsync(RucioRequest request, Func<CancellationToken, Task<bool>> isDone, CancellationToken cancellation)
    {
        for (var failures = 0; ;)
        {
            RucioException error;
            try
            {
                return await WithTokenAsync(request with { IsSafe = false }, transport.SendAsync, cancellation).ConfigureAwait(false);
            }
            catch (RucioServiceUnavailableException e) when (e.MayHaveTakenEffect)
            {
                error = e;
            }
            catch (RucioRequestTimedOutException e) when (e.MayHaveTakenEffect)
            {
                error = e;
            }

            if (await IsDoneAsync(request, isDone, error, cancellation).ConfigureAwait(false))
            {
                return null;
            }

            if (++failures >= settings.Attempts)
            {
                throw error;
            }

            await Task.Delay(Backoff.After(failures, (error as RucioServiceUnavailableException)?.RetryAfter, clock.GetUtcNow()), clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (tokens as IDisposable)?.Dispose();
        transport.Dispose();
    }

    private static async Task<bool> IsDoneAsync(RucioRequest request, Func<CancellationToken, Task<bool>> isDone, RucioException error, CancellationToken cancellation)
    {
        try
        {
            return await isDone(cancellation).ConfigureAwait(false);
        }
        catch (RucioException e) when (e is RucioServiceUnavailableException or RucioRequestTimedOutException or RucioServerFaultException or RucioStreamCutException)
        {
            throw new RucioServiceUnavailableException(
                "whether the server has made the change is not known", error.Where ?? request.ToString(), $"its answer was lost ({error.Why}), and it could not be asked after that ({e.Why})",
                "look whether the change is there before you try again", e)
            { MayHaveTakenEffect = true };
        }
    }

    private async Task<RucioReply> WithTokenAsync(
        RucioRequest request, Func<RucioRequest, CancellationToken, Task<RucioReply>> send, CancellationToken cancellation)
    {
        for (RucioToken? rejected = null; ;)
        {
            var token = await tokens.GetAsync(rejected, cancellation).ConfigureAwait(false);
            var reply = await send(request with { Headers = [.. request.Headers, .. Identity(token)] }, cancellation).ConfigureAwait(false);
            if (reply.IsSuccess || reply.Status is HttpStatusCode.SeeOther)
            {
                // Success that no Rucio has said: nothing was done.
                return reply.IsSuccess && ServerError.IsPage(reply.Body) ? throw ServerError.Page(reply.Body, $"{request} at {reply.Host}") : reply;
            }

            using (reply)
            {
                // AccessDenied is 401 as well: only the class says that the token is not good any more.
                if (rejected is null && reply.Status == HttpStatusCode.Unauthorized && ServerError.Read(reply).Name == "CannotAuthenticate")
                {
                    rejected = token;
                    continue;
                }

                throw ServerError.Of(reply, request, [token.Value, settings.Password]);
            }
        }
    }

    private IEnumerable<(string Name, string Value)> Identity(RucioToken token)
    {
        yield return ("X-Rucio-Auth-Token", token.Value);
        if (settings.VirtualOrganisation is { } vo)
        {
            yield return ("X-Rucio-VO", vo);
        }

        if ((settings.Account ?? token.Account) is { } account)
        {
            yield return ("X-Rucio-Account", account);
        }
    }
}
