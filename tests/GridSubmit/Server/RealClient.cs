using System.Text.Json.Nodes;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;

namespace HepAnalysis.GridSubmit.Tests.Server;

/// <summary>Our client and the official one, as one of the accounts of the real server.</summary>
internal sealed class RealClient : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string user;

    /// <param name="user">root, jdoe, prod or student.</param>
    public RealClient(string user)
    {
        this.user = user;
        var settings = new RucioSettings { Hosts = [Server.Host], UserName = user, Password = Server.Password(user), Account = user, Origin = "a test" };
        var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        Client = new RucioClient(transport, TokenSource.Of(settings, transport, null, TimeProvider.System, null, MadeUpEnvironment.Of(folder.Path)), settings, TimeProvider.System);
    }

    /// <summary>The server.</summary>
    public static RucioServer Server => RucioServer.Current;

    /// <summary>Our client.</summary>
    public RucioClient Client { get; }

    /// <summary>What the official client prints; it must succeed.</summary>
    public string Official(params IEnumerable<string> arguments) => Server.Succeed(folder.Path, Server.Configuration(user), "rucio", arguments);

    /// <summary>The value of a Python expression in which <c>client</c> is the official client; lists of it are read to their end.</summary>
    public JsonNode Python(string expression)
    {
        var code = $"""
            import json
            from rucio.client import Client
            client = Client()
            def plain(value):
                return {"{"}str(key): plain(item) for key, item in value.items(){"}"} if isinstance(value, dict) else value if value is None or isinstance(value, (str, bool, int, float)) else [plain(item) for item in value] if hasattr(value, '__iter__') else str(value)
            print(json.dumps(plain({expression})))
            """;
        return JsonNode.Parse(Server.Succeed(folder.Path, Server.Configuration(user), "../venv/bin/python", "-c", code))!;
    }

    /// <summary>One pass of a daemon, or another command of the server.</summary>
    public void Pass(string command, params IEnumerable<string> arguments) => Server.Succeed(folder.Path, Server.Configuration(user), command, arguments);

    public void Dispose()
    {
        Client.Dispose();
        folder.Dispose();
    }
}
