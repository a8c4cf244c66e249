using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Server;
using Answer = HepAnalysis.GridSubmit.Tests.Server.ScriptedServer.Answer;

namespace HepAnalysis.GridSubmit.Tests.Transport;

/// <summary>Faults of the network and the server: nothing is taken for complete that is not, nothing is done twice.</summary>
public sealed class ConnectionTests
{
    private const string Rows = "{\"n\": 1}\n{\"n\": 2}\n{\"n\": 3}\n";
    private static readonly RucioRequest Listing = new(HttpMethod.Get, "/dids/mc/x/files");

    [Test]
    public async Task ListIsReadWhole()
    {
        using var server = new ScriptedServer((_, _) => Answer.Chunked(["{\"n\": 1}\n{\"n", "\": 2}\n", "{\"n\": 3}\n"]));

        Assert.That(await NumbersAsync(server), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task EmptyAnswerIsAnEmptyList()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, ""));

        Assert.That(await NumbersAsync(server), Is.Empty);
    }

    [Test]
    public void ListCutAfterAnyByteIsAnError([Values] bool isChunked)
    {
        var whole = (isChunked ? Answer.Chunked([Rows]) : Answer.Of(200, Rows)).Bytes;
        var head = Encoding.Latin1.GetString(whole).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;

        // The last two bytes of a chunked body say nothing any more.
        var end = whole.Length - (isChunked ? 2 : 0);
        Assert.Multiple(() =>
        {
            for (var length = head; length < end; length++)
            {
                using var server = new ScriptedServer((_, _) => new Answer(whole[..length]));
                Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioStreamCutException>(), $"cut after {length} bytes of {whole.Length}");
            }
        });
    }

    [Test]
    public void ListWithoutLengthThatEndsInALineIsAnError()
    {
        using var server = new ScriptedServer((_, _) => new Answer(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + Rows + "{\"n\": 4")));

        Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioStreamCutException>().With.Message.Contains("3 rows"));
    }

    [Test]
    public async Task TruncatedGzipIsAnErrorAndAWholeOneIsRead()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Rows));
        }

        using var whole = new ScriptedServer((_, _) => Answer.Of(200, packed.ToArray(), "Content-Encoding: gzip"));
        Assert.That(await NumbersAsync(whole), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.Multiple(() =>
        {
            for (var length = 0; length < packed.Length; length++)
            {
                using var server = new ScriptedServer((_, _) => Answer.Of(200, packed.ToArray()[..length], "Content-Encoding: gzip"));
                Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioStreamCutException>(), $"{length} of {packed.Length} bytes");
            }
        });
    }

    [Test]
    public void SilenceEnds([Values] bool inTheMiddle)
    {
        using var server = new ScriptedServer((_, _) => new Answer(inTheMiddle ? Answer.Chunked([Rows], isWhole: false).Bytes : [], IsSilent: true));

        Assert.That(async () => await NumbersAsync(server, silence: 0.3), Throws.TypeOf<RucioRequestTimedOutException>().With.Message.Contains("0.3 s"));
    }

    [Test]
    public void CancellingEndsAtOnce()
    {
        using var server = new ScriptedServer((_, _) => new Answer(Answer.Chunked([Rows], isWhole: false).Bytes, IsSilent: true));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));

        Assert.That(async () => await NumbersAsync(server, cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task OverloadedServerIsAskedAgain()
    {
        using var server = new ScriptedServer((_, number) => number < 2 ? Answer.Of(503, "overloaded", "Retry-After: 0") : Answer.Of(200, Rows));

        Assert.That(await NumbersAsync(server), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task BrokenConnectionIsTriedAgainBeforeTheFirstRow()
    {
        using var server = new ScriptedServer((_, number) => number == 0 ? new Answer([]) : Answer.Of(200, Rows));

        Assert.That(await NumbersAsync(server), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task NextHostIsAskedWhereOneDoesNotListen()
    {
        using var gone = new ScriptedServer((_, _) => new Answer([]));
        gone.Dispose();
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Rows));
        using var connection = Connect([gone.Address, server.Address]);

        Assert.That(await NumbersAsync(connection), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task RefusedTokenIsRenewedOnce()
    {
        using var server = new ScriptedServer((request, _) => request.Contains("token-0", StringComparison.Ordinal)
            ? Answer.Of(401, """{"ExceptionClass": "CannotAuthenticate", "ExceptionMessage": "expired"}""") : Answer.Of(200, Rows));

        Assert.That(await NumbersAsync(server), Has.Count.EqualTo(3));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void TokenThatIsRefusedAgainIsAnError()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(401, """{"ExceptionClass": "CannotAuthenticate", "ExceptionMessage": "expired"}"""));

        Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioAuthenticationFailedException>());
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void DeniedAccessIsNoReasonToRenew()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(401, """{"ExceptionClass": "AccessDenied", "ExceptionMessage": "no"}"""));

        Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioAccessDeniedException>().With.Property("Status").EqualTo(401));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void MessageOfTheServerHidesTheToken()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(
            500, """{"ExceptionClass": "DatabaseException", "ExceptionMessage": "(psycopg.OperationalError) lost token-0 [SQL: SELECT 'token-0']"}"""));

        Assert.That(
            async () => await NumbersAsync(server),
            Throws.TypeOf<RucioServerFaultException>().With.Message.Contains("OperationalError").And.Message.Not.Contains("token-0").And.Message.Not.Contains("SELECT"));
    }

    [TestCase(true, 1, TestName = "Change whose answer is lost and that took effect is not sent again")]
    [TestCase(false, 2, TestName = "Change whose answer is lost and that took no effect is sent again")]
    public async Task ChangeIsDoneOnce(bool tookEffect, int sent)
    {
        using var server = new ScriptedServer((_, number) => number == 0 ? new Answer([]) : Answer.Of(201, "Created"));
        using var connection = Connect([server.Address]);

        var asked = 0;
        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Post, "/rules/") { Body = "{}"u8.ToArray() }, _ => Task.FromResult(asked++ >= 0 && tookEffect), CancellationToken.None);

        Assert.That(server.Requests, Has.Count.EqualTo(sent));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task ChangeWithoutBodyIsNotRepeatedByDotNet()
    {
        using var server = new ScriptedServer((_, number) => number == 0 ? Answer.Of(200, Rows) : new Answer([]));
        using var connection = Connect([server.Address]);
        await NumbersAsync(connection);

        using var reply = await connection.ChangeAsync(new RucioRequest(HttpMethod.Delete, "/dids/a/b/meta"), _ => Task.FromResult(true), CancellationToken.None);

        Assert.That(reply, Is.Null);
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void ChangeAnsweredByAWebPageIsNotTakenForDone([Values("<!DOCTYPE html><html><title>Hotel</title>Log in</html>", "\n<HTML>Log in</HTML>\n", "\uFEFF<html>Log in</html>")] string page)
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, page, "Content-Type: text/html"));
        using var connection = Connect([server.Address]);

        Assert.That(
            async () => await connection.ChangeAsync(new RucioRequest(HttpMethod.Post, "/rules/") { Body = "{}"u8.ToArray() }, _ => Task.FromResult(true), CancellationToken.None),
            Throws.TypeOf<RucioUnexpectedAnswerException>().With.Message.Contains("not a Rucio server").And.Message.Contains("Log in").And.Message.Contains("rucio_host"));
        Assert.That(async () => await NumbersAsync(connection), Throws.TypeOf<RucioUnexpectedAnswerException>().With.Message.Contains("not a Rucio server"));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void RedirectionIsNotFollowedAndNamedWithoutItsQuery()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(302, "<html>moved</html>", "Location: https://login.example.org/saml?ticket=secret"));

        Assert.That(
            async () => await NumbersAsync(server),
            Throws.TypeOf<RucioUnexpectedAnswerException>().With.Message.Contains("https://login.example.org/saml").And.Message.Not.Contains("secret"));
    }

    [Test]
    public void WaitThatTheServerAsksForIsKeptForChangesToo()
    {
        var clock = new Calls.HastyClock();
        using var server = new ScriptedServer((_, number) => number == 0 ? Answer.Of(503, "", "Retry-After: 77") : Answer.Of(201, "Created"));
        var settings = new RucioSettings { Hosts = [server.Address], Attempts = 2 };
        using var connection = new RucioConnection(new RucioTransport(settings, new System.Net.Security.SslClientAuthenticationOptions(), TimeProvider.System), new FixedToken(), settings, clock);

        Assert.That(async () => await connection.ChangeAsync(new RucioRequest(HttpMethod.Post, "/rules/") { Body = "{}"u8.ToArray() }, _ => Task.FromResult(false), CancellationToken.None), Is.Not.Null);
        Assert.That(clock.Waits, Has.Member(TimeSpan.FromSeconds(77)));
    }

    [TestCase(401, typeof(RucioAuthenticationFailedException), "in front of it")]
    [TestCase(403, typeof(RucioAccessDeniedException), "in front of it")]
    [TestCase(429, typeof(RucioServiceUnavailableException), "tried 3 times")]
    [TestCase(404, typeof(RucioUnexpectedAnswerException), "rucio_host")]
    public void RefusalThatNoRucioSaidIsNamedAsSuch(int status, Type type, string said)
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(status, "<html><body>No\u001b[2J way</body></html>"));

        Assert.That(async () => await NumbersAsync(server), Throws.TypeOf(type).With.Message.Contains(said).And.Message.Contains("No [2J way"));
    }

    [Test]
    public void WhatSteersATerminalIsNotShown()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, "\u001b]0;title\u0007{\n"));

        Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioUnexpectedAnswerException>().With.Message.Contains("]0;title").And.Message.Not.Contains("\u001b"));
    }

    [Test]
    public void HttpsAtAPortOfHttpIsSaidSo()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        _ = RefuseAsync(server);
        using var connection = Connect([new Uri($"https://{server.LocalEndpoint}")]);

        Assert.That(async () => await NumbersAsync(connection), Throws.TypeOf<RucioServiceUnavailableException>().With.Message.Contains("http at that port"));
    }

    [Test]
    public async Task HeadersAreSentAndReadAsLatin1()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Rows));
        var settings = new RucioSettings { Hosts = [server.Address] };
        using var transport = new RucioTransport(settings, new System.Net.Security.SslClientAuthenticationOptions(), TimeProvider.System);
        using var reply = await transport.SendAsync(new RucioRequest(HttpMethod.Get, "/auth/userpass") { Headers = [("X-Rucio-Password", "Zürich×7")] }, CancellationToken.None);

        Assert.That(server.Requests.Single(), Does.Contain("X-Rucio-Password: Zürich×7"), "a byte each");
    }

    [Test]
    public async Task PythonsInfinityIsRead()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, "{\"n\": 1, \"text\": \"Infinity \\\" NaN\", \"limit\": Infinity, \"low\": -Infinity}\n"));
        using var connection = Connect([server.Address]);

        var row = await connection.ListAsync(Listing, TestJson.Default.Row, CancellationToken.None).SingleAsync();

        Assert.That(row, Is.EqualTo(new Row(1, "Infinity \" NaN", double.PositiveInfinity, double.NegativeInfinity)));
    }

    [Test]
    public void LineThatIsNoJsonIsShown()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, "{\"n\": 1}\nGateway says hello\n"));

        Assert.That(async () => await NumbersAsync(server), Throws.TypeOf<RucioUnexpectedAnswerException>().With.Message.Contains("line 2").And.Message.Contains("Gateway"));
    }

    private static async Task RefuseAsync(TcpListener server)
    {
        while (true)
        {
            using var client = await server.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            _ = await client.GetStream().ReadAsync(new byte[4096]);
        }
    }

    private static RucioConnection Connect(Uri[] hosts, double silence = 20)
    {
        var settings = new RucioSettings { Hosts = hosts, Silence = TimeSpan.FromSeconds(silence), Attempts = 3 };
        return new RucioConnection(new RucioTransport(settings, new System.Net.Security.SslClientAuthenticationOptions(), TimeProvider.System), new FixedToken(), settings, TimeProvider.System);
    }

    private static async Task<List<int>> NumbersAsync(ScriptedServer server, double silence = 20, CancellationToken cancellation = default)
    {
        using var connection = Connect([server.Address], silence);
        return await NumbersAsync(connection, cancellation);
    }

    private static async Task<List<int>> NumbersAsync(RucioConnection connection, CancellationToken cancellation = default) =>
        await connection.ListAsync(Listing, TestJson.Default.Row, cancellation).Select(row => row.N).ToListAsync(CancellationToken.None);
}
