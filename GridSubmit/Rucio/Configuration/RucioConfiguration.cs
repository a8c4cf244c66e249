using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.Storage;
using Microsoft.Extensions.Configuration;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>
/// Reads settings where users of the Python client have them. In the order in which they win: what the caller gives; the environment
/// (RUCIO_HOST, RUCIO_AUTH_HOST, RUCIO_ACCOUNT, RUCIO_VO, RUCIO_AUTH_TYPE, RUCIO_USERNAME, RUCIO_PASSWORD, RUCIO_CLIENT_CERT,
/// RUCIO_CLIENT_KEY, RUCIO_CLIENT_PROXY, X509_CERT_DIR); section [client] of <c>rucio.cfg</c> (the file of RUCIO_CONFIG, else the first of
/// $RUCIO_HOME/etc, $VIRTUAL_ENV/etc, $CONDA_PREFIX/etc, /opt/rucio/etc); X509_USER_PROXY, X509_USER_CERT, X509_USER_KEY, and the proxy
/// <c>/tmp/x509up_u</c>UID.
/// </summary>
public static class RucioConfiguration
{
    private const string Section = "client";
    private const string FileName = "rucio.cfg";

    private static readonly (string Variable, string Option)[] Strong =
    [
        ("RUCIO_HOST", "rucio_host"), ("RUCIO_AUTH_HOST", "auth_host"), ("RUCIO_ACCOUNT", "account"), ("RUCIO_VO", "vo"), ("RUCIO_AUTH_TYPE", "auth_type"),
        ("RUCIO_USERNAME", "username"), ("RUCIO_PASSWORD", "password"), ("RUCIO_CLIENT_CERT", "client_cert"), ("RUCIO_CLIENT_KEY", "client_key"),
        ("RUCIO_CLIENT_PROXY", "client_x509_proxy"), ("X509_CERT_DIR", "ca_cert"),
    ];

    private static readonly (string Variable, string Option)[] Weak =
        [("X509_USER_PROXY", "client_x509_proxy"), ("X509_USER_CERT", "client_cert"), ("X509_USER_KEY", "client_key")];

    private static readonly HashSet<string> Warned = new(StringComparer.Ordinal);

    /// <summary>The options that are read, as they stand in [client] of <c>rucio.cfg</c> and in what a caller gives.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "rucio_host", "auth_host", "auth_type", "account", "vo", "username", "password", "ca_cert", "client_cert", "client_key", "client_x509_proxy",
        "request_retries", "request_timeout", "auth_token_file_path", "oidc_scope", "oidc_audience", "oidc_issuer", "oidc_polling", "oidc_refresh_lifetime",
    ];

    /// <summary>Reads the settings of this process.</summary>
    /// <param name="given">Options that win over everything else, by their names in <see cref="Options"/>; null: none.</param>
    /// <param name="warn">Takes warnings; null: nobody wants them.</param>
    /// <exception cref="RucioConfigurationException">Something is missing, contradicts or cannot be read: says file, line and option, and what to try.</exception>
    public static RucioSettings Read(IReadOnlyDictionary<string, string>? given = null, Action<string>? warn = null) => Read(UserEnvironment.Current, given, warn);

    internal static RucioSettings Read(UserEnvironment environment, IReadOnlyDictionary<string, string>? given, Action<string>? warn)
    {
        var (path, looked) = FindFile(environment);
        var file = path is null ? null : new FileSettingsLayer(path);
        var builder = new ConfigurationBuilder().Add(FromVariables(environment, Weak, withDefaultProxy: true));
        if (file is not null)
        {
            builder.Add(file);
        }

        var root = builder.Add(FromVariables(environment, Strong, withDefaultProxy: false)).Add(FromCaller(given)).Build();
        var settings = new SettingsReader(root, Section, environment, file, looked).Read();
        WarnOfPassword(file, warn);
        return settings;
    }

    private static (string? Path, IReadOnlyList<string> Looked) FindFile(UserEnvironment environment)
    {
        if (environment["RUCIO_CONFIG"] is { } named)
        {
            return (environment.Expand(named), [named]);
        }

        string[] places =
        [
            .. new[] { "RUCIO_HOME", "VIRTUAL_ENV", "CONDA_PREFIX" }.Select(name => environment[name]).OfType<string>().Select(folder => Path.Combine(folder, "etc", FileName)),
            Path.Combine("/opt/rucio/etc", FileName),
        ];
        return (places.FirstOrDefault(File.Exists), places);
    }

    private static NamedSettingsLayer FromVariables(UserEnvironment environment, (string Variable, string Option)[] names, bool withDefaultProxy)
    {
        var layer = new NamedSettingsLayer();
        foreach (var (variable, option) in names)
        {
            layer.Add($"{Section}:{option}", environment[variable], variable);
        }

        var proxy = $"/tmp/x509up_u{environment.UserId}";
        if (withDefaultProxy && File.Exists(proxy))
        {
            layer.Add($"{Section}:client_x509_proxy", proxy, proxy);
        }

        return layer;
    }

    private static NamedSettingsLayer FromCaller(IReadOnlyDictionary<string, string>? given)
    {
        var layer = new NamedSettingsLayer();
        foreach (var (name, value) in given ?? new Dictionary<string, string>())
        {
            if (!Options.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new RucioConfigurationException(
                    $"'{name}' is no setting of the Rucio client", null, $"nearest: {string.Join(", ", NearestNames.Of(name, Options, 3))}", "the names are those of [client] in rucio.cfg");
            }

            layer.Add($"{Section}:{name}", value, $"the option {name}");
        }

        return layer;
    }

    private static void WarnOfPassword(FileSettingsLayer? file, Action<string>? warn)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (file is null || warn is null || OperatingSystem.IsWindows() || !file.TryGet($"{Section}:password", out _) || (File.GetUnixFileMode(file.Path) & Others) == 0)
        {
            return;
        }

        lock (Warned)
        {
            if (!Warned.Add(Path.GetFullPath(file.Path)))
            {
                return;
            }
        }

        warn($"{file.Path} holds a password and other users of this machine may read or change it: chmod 600 {file.Path}");
    }
}
