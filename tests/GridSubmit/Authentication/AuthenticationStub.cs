using System.Globalization;
using System.Text;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>An authentication service that hands out token-1, token-2 … for an hour, by a clock of its own.</summary>
internal sealed class AuthenticationStub : IDisposable
{
    private readonly ScriptedServer server;
    private int given;

    public AuthenticationStub(TimeSpan? lifetime = null, bool isSlow = false)
    {
        Lifetime = lifetime ?? TimeSpan.FromHours(1);
        server = new ScriptedServer((request, _) =>
        {
            if (request.Contains("GET /ping", StringComparison.Ordinal))
            {
                return ScriptedServer.Answer.Of(200, """{"version": "41"}""", Date);
            }

            if (IsDown)
            {
                return ScriptedServer.Answer.Of(503, "", Date);
            }

            if (IsEmpty)
            {
                return ScriptedServer.Answer.Of(200, "", Date);
            }

            if (isSlow)
            {
                // Long enough for all others to ask as well; no answer depends on it.
                Task.Delay(100).Wait();
            }

            var number = Interlocked.Increment(ref given);
            return ScriptedServer.Answer.Of(
                200, "", Date, $"X-Rucio-Auth-Token: jdoe-CN=John Doe,O=Lab-token-{number}", "X-Rucio-Auth-Account: jdoe",
                $"X-Rucio-Auth-Token-Expires: {(Now + Lifetime).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        });
    }

    /// <summary>How long tokens are valid.</summary>
    public TimeSpan Lifetime { get; set; }

    /// <summary>By how much its clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Whether it answers 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it answers 200 without a token, as /auth/oidc_refresh does where there is none to be had.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>How many tokens it gave.</summary>
    public int Given => Volatile.Read(ref given);

    public IReadOnlyList<string> Requests => server.Requests;

    /// <summary>A token that says when it ends, with a signature of nobody.</summary>
    public static string Jwt(DateTimeOffset expires, string id = "1") => string.Join('.', new[] { """{"alg":"RS256"}""", $$"""{"sub":"jdoe","exp":{{expires.ToUnixTimeSeconds()}},"jti":"{{id}}"}""", "signature" }
        .Select(part => Convert.ToBase64String(Encoding.UTF8.GetBytes(part)).TrimEnd('=').Replace('+', '-').Replace('/', '_')));

    public RucioSettings Settings(string? tokenFolder) => new()
    {
        Hosts = [server.Address],
        Account = "jdoe",
        UserName = "jdoe",
        Password = "hunter2",
        TokenFolder = tokenFolder,
        Attempts = 1,
    };

    public void Dispose() => server.Dispose();

    private DateTime Now => DateTime.UtcNow + Ahead;

    private string Date => "Date: " + Now.ToString("R", CultureInfo.InvariantCulture);
}
