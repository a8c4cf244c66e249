using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// Tokens that are made when they are needed, kept for other processes, and renewed before they end: one renewal at a time in this process
/// and among all that share the cache, exactly one after a token that the server refused.
/// </summary>
internal sealed class RenewingTokenSource(
    ILogin login, RucioTransport transport, TokenCache? cache, Func<RucioToken?> discover, ServerClock clock, Action<string>? warn) : ITokenSource, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private const double LeastPart = 0.8;

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Held? held;
    private string? refused;

    /// <inheritdoc/>
    public async ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation)
    {
        if (held is { } now && IsGood(now, rejected))
        {
            return now.Token;
        }

        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (held is { } meanwhile && IsGood(meanwhile, rejected))
            {
                return meanwhile.Token;
            }

            if (rejected is not null)
            {
                refused = rejected.Value;
            }

            return await FindAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private bool IsGood(Held one, RucioToken? rejected) => one.Token.Value != rejected?.Value && clock.Now < one.RenewAt;

    private async Task<RucioToken> FindAsync(CancellationToken cancellation)
    {
        var discovered = discover();
        if (login.NeedsUser && new[] { discovered, cache?.Read() }.Any(token => token?.Expires <= clock.Now))
        {
            // Before a person is troubled: is it the token that has ended, or is the clock of this machine wrong?
            await clock.AskAsync(transport, cancellation).ConfigureAwait(false);
        }

        var old = Valid(held?.Token);
        if (Fresh(discovered) is { } given)
        {
            return Hold(given);
        }

        if (cache is null)
        {
            return await RenewAsync(old, cancellation).ConfigureAwait(false);
        }

        // The same one is what is to be renewed.
        if (Fresh(cache.Read()) is { } kept && kept.Value != held?.Token.Value)
        {
            return Hold(kept);
        }

        using (await LockAsync(cancellation).ConfigureAwait(false))
        {
            // Another process may have made one while this one waited.
            var found = cache.Read();
            if (Fresh(found) is { } others && others.Value != held?.Token.Value)
            {
                return Hold(others);
            }

            var token = await RenewAsync(old ?? Valid(found), cancellation).ConfigureAwait(false);
            if (token.Value != old?.Value && token.Value != found?.Value)
            {
                Keep(token);
            }

            return token;
        }
    }

    private async Task<RucioToken> RenewAsync(RucioToken? old, CancellationToken cancellation)
    {
        try
        {
            if (old is not null && await login.RefreshAsync(old, cancellation).ConfigureAwait(false) is { } refreshed)
            {
                return Hold(refreshed);
            }

            // Nobody is asked to log in while there is a token that works.
            return old is not null && login.NeedsUser ? Hold(old, old.Expires ?? DateTimeOffset.MaxValue) : Hold(await login.LoginAsync(cancellation).ConfigureAwait(false));
        }
        catch (RucioException e) when (old is not null && e is RucioServiceUnavailableException or RucioRequestTimedOutException)
        {
            // It is before its end: the service has some minutes to come back.
            return Hold(old!, Earlier(clock.Now + Least, old!.Expires));
        }
    }

    /// <summary>A token that ends neither now nor soon.</summary>
    private RucioToken? Fresh(RucioToken? token) => Valid(token) is { } valid && !(valid.Expires - clock.Now < Least) ? valid : null;

    private RucioToken? Valid(RucioToken? token) => token is not null && token.Value != refused && !(token.Expires <= clock.Now) ? token : null;

    private RucioToken Hold(RucioToken token)
    {
        // Five minutes before the end; of short ones after four fifths.
        var left = token.Expires - clock.Now;
        return Hold(token, left is { } time ? clock.Now + (time - Margin > time * LeastPart ? time - Margin : time * LeastPart) : DateTimeOffset.MaxValue);
    }

    private RucioToken Hold(RucioToken token, DateTimeOffset renewAt)
    {
        held = new Held(token, renewAt);
        return token;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset? b) => b < a ? b.Value : a;

    private async Task<IDisposable?> LockAsync(CancellationToken cancellation)
    {
        try
        {
            return await cache!.LockAsync(clock.Local, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn?.Invoke($"the token cannot be kept for other programs in {cache!.Place}: {e.Message}");
            return null;
        }
    }

    private void Keep(RucioToken token)
    {
        try
        {
            cache!.Write(token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn?.Invoke($"the token cannot be kept for other programs in {cache!.Place}: {e.Message}");
        }
    }

    private sealed record Held(RucioToken Token, DateTimeOffset RenewAt);
}
