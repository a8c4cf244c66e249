using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>
/// Answers each request with the bytes that a real server answered to the same one; what was asked several times is answered in the
/// order of the recording. A request that was never recorded is refused, and fails the test.
/// </summary>
internal sealed class TranscriptServer : IDisposable
{
    private readonly List<Exchange> left;
    private readonly List<int> served = [];
    private readonly List<string> unmatched = [];
    private readonly Dictionary<string, string> supposed;
    private readonly ScriptedServer server;

    /// <param name="first">The numbers with which it begins; all others before the last of them are over.</param>
    /// <param name="supposed">Questions that were not recorded, as a line (<c>POST /dids/bulkmeta</c>), and what the server would have answered; each is asked once.</param>
    public TranscriptServer(IReadOnlyList<int> first, IReadOnlyDictionary<string, string>? supposed = null)
    {
        this.supposed = new Dictionary<string, string>(supposed ?? new Dictionary<string, string>());
        left = [.. Transcript.Exchanges.Values.Where(exchange => first.Contains(exchange.Number) || exchange.Number > first[^1])];
        server = new ScriptedServer((request, _) => Answer(WireRequest.Parse(request)));
    }

    public Uri Address => server.Address;

    /// <summary>The numbers of what was answered, in order.</summary>
    public IReadOnlyList<int> Served
    {
        get
        {
            lock (left)
            {
                return [.. served];
            }
        }
    }

    public void Dispose()
    {
        server.Dispose();
        Assert.That(unmatched, Is.Empty, "requests that were never recorded");
        Assert.That(supposed.Keys, Is.Empty, "questions that were not asked");
    }

    private ScriptedServer.Answer Answer(WireRequest request)
    {
        lock (left)
        {
            var exchange = left.Find(exchange => exchange.Request.IsSameAs(request));
            if (exchange is null && supposed.Remove(request.Line, out var answer))
            {
                return ScriptedServer.Answer.Of(200, answer);
            }

            if (exchange is null)
            {
                unmatched.Add($"{request}\n  like: {string.Join("\n  like: ", left.Where(exchange => exchange.Request.IsLike(request)).Take(3))}");
                return ScriptedServer.Answer.Of(418, "never recorded");
            }

            left.Remove(exchange);
            served.Add(exchange.Number);
            return new ScriptedServer.Answer(exchange.Answer);
        }
    }
}
