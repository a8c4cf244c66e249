using System.Net.Security;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Server;
using Answer = HepAnalysis.GridSubmit.Tests.Server.ScriptedServer.Answer;

namespace HepAnalysis.GridSubmit.Tests.Datasets;

/// <summary>A catalogue with one dataset, mc:ds, that answers what a test wants: three calls of the interface, in the form of a real server.</summary>
internal sealed class FakeCatalogue : IDisposable
{
    private readonly ScriptedServer server;

    public FakeCatalogue()
    {
        server = new ScriptedServer((request, _) => Reply(request));
        var settings = new RucioSettings { Hosts = [server.Address], Silence = TimeSpan.FromSeconds(20), Attempts = 2 };
        Client = new RucioClient(new RucioTransport(settings, new SslClientAuthenticationOptions(), TimeProvider.System), new FixedToken(), settings, TimeProvider.System);
    }

    public RucioClient Client { get; }

    /// <summary>Rows of the files of the dataset.</summary>
    public List<string> Files { get; } = [];

    /// <summary>How many files the server counts; null: as many as there are rows.</summary>
    public long? Count { get; set; }

    /// <summary>Rows of replicas, by the body that asks for them.</summary>
    public Func<string, IEnumerable<string>> Replicas { get; set; } = _ => [];

    public IReadOnlyList<string> Requests => server.Requests;

    /// <summary>A row of a file.</summary>
    public static string File(string name, long bytes, string adler32) => $$"""{"scope": "mc", "name": "{{name}}", "bytes": {{bytes}}, "adler32": "{{adler32}}", "guid": null, "events": 10}""";

    /// <summary>A row of its replicas.</summary>
    public static string Row(string name, long bytes, string adler32, params string[] addresses)
    {
        var places = new JsonObject(addresses.Select((address, i) => KeyValuePair.Create(address, (JsonNode?)new JsonObject
        {
            ["rse_id"] = "0",
            ["rse"] = $"SITE-{i + 1}",
            ["type"] = "DISK",
            ["volatile"] = false,
            ["domain"] = "wan",
            ["priority"] = i + 1,
            ["client_extract"] = false,
        })));
        return new JsonObject { ["scope"] = "mc", ["name"] = name, ["bytes"] = bytes, ["md5"] = null, ["adler32"] = adler32, ["pfns"] = places, ["rses"] = new JsonObject(), ["states"] = new JsonObject() }.ToJsonString();
    }

    public void Dispose()
    {
        Client.Dispose();
        server.Dispose();
    }

    private static string Lines(IEnumerable<string> rows) => string.Concat(rows.Select(row => row + "\n"));

    private Answer Reply(string request)
    {
        var line = request.Split("\r\n")[0];
        return line.Contains("/dids/mc/ds/files", StringComparison.Ordinal) ? Answer.Of(200, Lines(Files))
            : line.Contains("/dids/mc/ds?dynamic_depth=FILE", StringComparison.Ordinal) || line.Contains("/dids/mc/ds HTTP", StringComparison.Ordinal) ? Answer.Of(
                200, $$"""{"scope": "mc", "name": "ds", "type": "DATASET", "account": "root", "open": false, "monotonic": false, "expired_at": null, "length": {{Count ?? Files.Count}}, "bytes": null}""")
            : line.Contains("/replicas/list", StringComparison.Ordinal) ? Answer.Of(200, Lines(Replicas(request.Split("\r\n\r\n")[1])))
            : Answer.Of(404, "{\"ExceptionClass\": \"DataIdentifierNotFound\", \"ExceptionMessage\": \"no\"}");
    }
}
