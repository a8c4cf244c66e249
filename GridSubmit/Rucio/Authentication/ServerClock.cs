using System.Globalization;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// The time of the server, by which tokens and proxies are valid: that of this machine, put right by the Date of the server's answers. So a
/// clock that is an hour ahead takes no fresh token for an expired one. Thread-safe.
/// </summary>
internal sealed class ServerClock(TimeProvider clock)
{
    // Below that, what a network and whole seconds make.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    private long difference;

    /// <summary>The clock of this machine.</summary>
    public TimeProvider Local => clock;

    /// <summary>The server's time as far as it is known.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + Difference;

    /// <summary>By how much the server is ahead.</summary>
    public TimeSpan Difference => new(Interlocked.Read(ref difference));

    /// <summary>Learns from an answer.</summary>
    public void Learn(RucioReply reply)
    {
        if (DateTimeOffset.TryParseExact(reply.Header("Date"), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            var found = date - clock.GetUtcNow();
            Interlocked.Exchange(ref difference, found.Duration() < Tolerance ? 0 : found.Ticks);
        }
    }

    /// <summary>Asks the server for its time, before something is called expired.</summary>
    public async Task<DateTimeOffset> AskAsync(RucioTransport transport, CancellationToken cancellation)
    {
        using var reply = await transport.SendAsync(new RucioRequest(HttpMethod.Get, "/ping") { IsAuthentication = true }, cancellation).ConfigureAwait(false);
        Learn(reply);
        return Now;
    }
}
