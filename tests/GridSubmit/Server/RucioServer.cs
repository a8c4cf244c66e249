using HepAnalysis.Framework.Tests.Processes;
using System.Net;
using System.Net.Sockets;

namespace HepAnalysis.GridSubmit.Tests.Server;

/// <summary>
/// A real Rucio on loopback with PostgreSQL, an OpenID provider and two storage sites, see <c>../shared/engines/README.md</c>.
/// One for the whole run, started by the first test that asks; with the variable RUCIO_LAB (from a running server's <c>env.sh</c>) that one.
/// </summary>
internal sealed class RucioServer : IDisposable
{
    private static readonly Lazy<RucioServer> Shared = new(() =>
        Environment.GetEnvironmentVariable("RUCIO_LAB") is { Length: > 0 } running ? new RucioServer(running, ours: false) : Start());

    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly bool ours;

    private RucioServer(string folder, bool ours)
    {
        Folder = folder;
        this.ours = ours;
        settings = ReadEnvironment(Path.Combine(folder, "env.sh"));
    }

    /// <summary>The server of this run. The test skips where ../shared is not there.</summary>
    public static RucioServer Current => Shared.Value;

    /// <summary>Where it lives.</summary>
    public string Folder { get; }

    /// <summary>The REST service by http.</summary>
    public Uri Host => new(settings["RUCIO_HOST"]);

    /// <summary>The REST service by https; it takes client certificates and proxies.</summary>
    public Uri HostTls => new(settings["RUCIO_HOST_TLS"]);

    /// <summary>The storage by http.</summary>
    public Uri StoreHttp => new(settings["RUCIO_STORE_HTTP"]);

    /// <summary>The storage by https.</summary>
    public Uri StoreHttps => new(settings["RUCIO_STORE_HTTPS"]);

    /// <summary>The OpenID provider.</summary>
    public Uri IdentityProvider => new(settings["RUCIO_IDP"]);

    /// <summary>The file of the CA that signed every certificate here.</summary>
    public string CertificateAuthority => settings["RUCIO_CA"];

    /// <summary>The password of root, jdoe, prod, student or both.</summary>
    public string Password(string user) => settings["RUCIO_PASSWORD_" + user];

    /// <summary>The configuration file of root, jdoe, prod, student (userpass), jdoe-x509 or prod-x509.</summary>
    public string Configuration(string user) => Path.Combine(Folder, $"rucio-{user}.cfg");

    /// <summary>A file of the folder <c>tls</c>: <c>.pem</c>, <c>.key</c>, <c>.proxy</c> of jdoe, prod and stranger.</summary>
    public string Credential(string name) => Path.Combine(Folder, "tls", name);

    /// <summary>Starts a server of a test's own, for what would disturb others; disposing stops it.</summary>
    public static RucioServer Start()
    {
        var script = Repository.Shared("engines", "rucio-server.sh");
        for (var attempt = 0; ; attempt++)
        {
            // Python imports from the working folder, so that has to be an empty one.
            using var empty = new TemporaryFolder();
            var folder = Directory.CreateTempSubdirectory("rucio-").FullName;
            var log = empty["log"];
            // The servers keep the streams that they get: into a file, since a pipe would never end.
            var result = ChildProcess.Run(
                "bash",
                ["-c", "exec bash \"$1\" \"$2\" >\"$3\" 2>&1 </dev/null", "-", script, folder, log],
                empty.Path,
                new Dictionary<string, string?>
                {
                    ["PORT"] = $"{FreePort()}",
                    ["DB"] = "postgres",

                    // Two would inherit one connection to the database from the process that forks them, and get each other's answers.
                    ["WORKERS"] = "1",
                    ["RUCIO_CONFIG"] = null,
                    ["RUCIO_HOME"] = null,
                });
            if (result.ExitCode == 0)
            {
                return new RucioServer(folder, ours: true);
            }

            var why = File.ReadAllText(log);
            Directory.Delete(folder, recursive: true);
            // Another process may have taken a port since it was looked at.
            if (attempt == 2 || !why.Contains("is taken", StringComparison.Ordinal))
            {
                Assert.Fail($"the Rucio server did not start:\n{why}");
            }
        }
    }

    /// <summary>Stops the server of this run, if one was started.</summary>
    public static void StopCurrent()
    {
        if (Shared.IsValueCreated)
        {
            Shared.Value.Dispose();
        }
    }

    /// <summary>Runs one of its commands: <c>rucio</c> (the Python client), <c>rucio-admin</c>, <c>rucio-daemon</c>, <c>rucio-transfers</c>, <c>rucio-fill</c>, <c>rucio-token</c> …</summary>
    /// <param name="folder">Working folder; the Python client's tokens go below it too (TMPDIR).</param>
    /// <param name="configuration">For the Python client: a configuration file; null for jdoe's.</param>
    /// <param name="command">Name of the command.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    public ProcessResult Run(string folder, string? configuration, string command, params IEnumerable<string> arguments) =>
        ChildProcess.Run(Path.Combine(Folder, "bin", command), arguments, folder, new Dictionary<string, string?>
        {
            ["TMPDIR"] = folder,
            ["RUCIO_CONFIG"] = configuration ?? Configuration("jdoe"),
            ["RUCIO_ACCOUNT"] = null,
            ["RUCIO_AUTH_TYPE"] = null,
            ["RUCIO_CLIENT_PROXY"] = null,
            ["X509_CERT_DIR"] = null,
            ["X509_USER_PROXY"] = null,
            ["BEARER_TOKEN"] = null,
            ["BEARER_TOKEN_FILE"] = null,
        });

    /// <summary>The same, where it must succeed.</summary>
    /// <returns>What it said.</returns>
    public string Succeed(string folder, string? configuration, string command, params IEnumerable<string> arguments)
    {
        var result = Run(folder, configuration, command, arguments);
        Assert.That(result.ExitCode, Is.Zero, $"{command}: {result.Output}{result.Error}");
        return result.Output;
    }

    /// <summary>Makes the server misbehave until disposed, by the words of the engine's README; only one fault at a time, so only in a [NonParallelizable] test.</summary>
    public ServerFault Fault(string words) => new ServerFault(Folder, words);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (ours)
        {
            ChildProcess.Run("bash", [Path.Combine(Folder, "stop.sh")], Folder);
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static Dictionary<string, string> ReadEnvironment(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith("export ", StringComparison.Ordinal))
        .Select(line => line["export ".Length..].Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''), StringComparer.Ordinal);

    /// <summary>The first of four ports that nobody listens on, below those that the kernel gives to clients.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var first = Random.Shared.Next(5_000, 8_000) * 4;
            if (Enumerable.Range(first, 4).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
