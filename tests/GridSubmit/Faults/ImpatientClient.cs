using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Faults;

/// <summary>Our client of a real server with short time-outs and few tries; counts its logins.</summary>
internal sealed class ImpatientClient : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CountedTokens tokens;

    /// <param name="server">The server.</param>
    /// <param name="user">root, jdoe, prod or student.</param>
    /// <param name="silence">Seconds of silence after which a call is given up.</param>
    /// <param name="attempts">How often a call is tried.</param>
    /// <param name="hosts">Other addresses than the server's own.</param>
    public ImpatientClient(RucioServer server, string user = "jdoe", double silence = 20, int attempts = 3, params Uri[] hosts)
    {
        var settings = new RucioSettings
        {
            Hosts = hosts.Length > 0 ? hosts : [server.Host],
            UserName = user,
            Password = server.Password(user),
            Account = user,
            Silence = TimeSpan.FromSeconds(silence),
            Attempts = attempts,
            Origin = "a test",
        };
        var clock = new QuickWaits();
        var transport = new RucioTransport(settings, TlsOptions.Of(settings), clock);
        tokens = new CountedTokens(TokenSource.Of(settings, transport, null, TimeProvider.System, null, MadeUpEnvironment.Of(folder.Path)));
        Client = new RucioClient(transport, tokens, settings, clock);
        Official = arguments => server.Succeed(folder.Path, server.Configuration(user), "rucio", arguments);
    }

    public RucioClient Client { get; }

    /// <summary>What the official client prints; it must succeed.</summary>
    public Func<string[], string> Official { get; }

    /// <summary>How many different tokens were used so far.</summary>
    public int Logins => tokens.Values.Count;

    /// <summary>The tokens so far.</summary>
    public IEnumerable<string> Tokens => tokens.Values;

    /// <summary>The error by which a call fails.</summary>
    public static async Task<T> FailsAsync<T>(Func<Task> call)
        where T : RucioException
    {
        var error = await Assert.CatchAsync<T>(() => call());
        Assert.That(error, Is.Not.Null);
        return error!;
    }

    public void Dispose()
    {
        Client.Dispose();
        folder.Dispose();
    }

    // Waits between two tries are cut to half a second; time-outs, which are whole seconds, are left.
    private sealed class QuickWaits : TimeProvider
    {
        private static readonly TimeSpan Most = TimeSpan.FromSeconds(0.5);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > Most && dueTime.Milliseconds != 0 ? Most : dueTime, period);
    }

    private sealed class CountedTokens(ITokenSource source) : ITokenSource
    {
        public HashSet<string> Values { get; } = [];

        public async ValueTask<RucioToken> GetAsync(RucioToken? rejected, CancellationToken cancellation)
        {
            var token = await source.GetAsync(rejected, cancellation);
            Values.Add(token.Value);
            return token;
        }
    }
}
