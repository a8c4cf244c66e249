using System.Globalization;
using HepAnalysis.Storage;
using Microsoft.Extensions.Configuration;

namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>From options as text to settings: what is missing or makes no sense is an error that names its place, never a value that may be secret.</summary>
internal sealed class SettingsReader(IConfigurationRoot root, string section, UserEnvironment environment, FileSettingsLayer? file, IReadOnlyList<string> looked)
{
    private const int MostRetries = 100;
    private const double MostSeconds = 86_400;
    private const string DefaultOrganisation = "def";

    private static readonly Dictionary<string, RucioAuthentication> Authentications = new(StringComparer.OrdinalIgnoreCase)
    {
        ["userpass"] = RucioAuthentication.UserPass,
        ["x509"] = RucioAuthentication.X509,
        ["x509_proxy"] = RucioAuthentication.X509Proxy,
        ["oidc"] = RucioAuthentication.Oidc,
        ["bearer"] = RucioAuthentication.Bearer,
    };

    private readonly List<string> sources = [];

    /// <summary>Reads all of them.</summary>
    public RucioSettings Read()
    {
        var hosts = Hosts("rucio_host");
        if (hosts.Count == 0)
        {
            throw Missing("rucio_host", "the address of the Rucio server is not known", "RUCIO_HOST=https://HOST:PORT");
        }

        var authentication = Authentication();
        var account = Name("account");
        var organisation = Name("vo");
        var settings = new RucioSettings
        {
            Hosts = hosts,
            AuthenticationHosts = Hosts("auth_host"),
            Authentication = authentication,
            Account = account,
            VirtualOrganisation = organisation,
            UserName = Text("username"),
            Password = Text("password"),
            CertificateAuthorities = PathOf("ca_cert"),
            ClientCertificate = PathOf("client_cert"),
            ClientKey = PathOf("client_key"),
            ClientProxy = PathOf("client_x509_proxy"),
            Oidc = new OidcSettings
            {
                Scope = Text("oidc_scope") ?? new OidcSettings().Scope,
                Audience = Text("oidc_audience"),
                Issuer = Text("oidc_issuer"),
                Polling = Flag("oidc_polling"),
                RefreshLifetime = (int?)Number("oidc_refresh_lifetime", 1, 24 * 3660, isWhole: true),
            },
            TokenFolder = TokenFolder(organisation),
            TokenFile = PathOf("auth_token_file_path"),
            Attempts = Number("request_retries", 0, MostRetries, isWhole: true) is { } retries ? (int)retries + 1 : new RucioSettings { Hosts = hosts }.Attempts,
            Silence = Number("request_timeout", 1, MostSeconds, isWhole: false) is { } seconds ? TimeSpan.FromSeconds(seconds) : new RucioSettings { Hosts = hosts }.Silence,
            Origin = string.Join(", ", sources.Distinct(StringComparer.Ordinal)),
        };
        Check(settings);
        return settings;
    }

    private void Check(RucioSettings settings)
    {
        switch (settings.Authentication)
        {
            case RucioAuthentication.UserPass when settings.UserName is null:
                throw Missing("username", "auth_type is userpass, and the user name is missing", "RUCIO_USERNAME=NAME");
            case RucioAuthentication.UserPass when settings.Password is null:
                throw Missing("password", "auth_type is userpass, and the password is missing", "RUCIO_PASSWORD");
            case RucioAuthentication.X509 when settings.ClientCertificate is null:
                throw Missing("client_cert", "auth_type is x509, and the certificate is missing", "RUCIO_CLIENT_CERT=FILE.pem (and RUCIO_CLIENT_KEY)");
            case RucioAuthentication.X509Proxy when settings.ClientProxy is null:
                throw Missing("client_x509_proxy", $"auth_type is x509_proxy, and there is no proxy, nor a file /tmp/x509up_u{environment.UserId}", "make one with voms-proxy-init, or X509_USER_PROXY=FILE");
        }
    }

    private RucioAuthentication Authentication()
    {
        if (Text("auth_type") is not { } name)
        {
            // Python wants it said; a user name without it can mean one thing only.
            return Text("username") is not null
                ? RucioAuthentication.UserPass
                : throw Missing("auth_type", "how to authenticate is not said", $"RUCIO_AUTH_TYPE={string.Join('|', Authentications.Keys)}");
        }

        return Authentications.TryGetValue(name, out var authentication)
            ? authentication
            : throw new RucioConfigurationException(
                $"the authentication '{name}' is not known", Place("auth_type"), $"there are {string.Join(", ", Authentications.Keys)}",
                name.ToLowerInvariant() is "gss" or "ssh" or "saml" ? "this client has no Kerberos, ssh or SAML: ask the service for another identity" : $"did you mean {NearestNames.Of(name, Authentications.Keys, 1)[0]}?");
    }

    private IReadOnlyList<Uri> Hosts(string option) =>
        [.. (Raw(option) ?? "").Split([',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => Host(option, text))];

    private Uri Host(string option, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https") || host.Host.Length == 0)
        {
            throw new RucioConfigurationException($"'{text.Split('@')[^1]}' is no address of a server", Place(option), "it has to begin with http:// or https://", $"{option} = https://HOST:PORT, or several, with commas");
        }

        if (host.UserInfo.Length > 0 || host.Query.Length > 0 || host.Fragment.Length > 0)
        {
            throw new RucioConfigurationException($"the address of {host.Host} holds more than a host and a path", Place(option), "a name, a password or a query in it would be shown in messages", "user name and password have options of their own: username, password");
        }

        return host;
    }

    /// <summary>A name that becomes a part of a header and of a file name.</summary>
    private string? Name(string option)
    {
        var name = Text(option);
        return name is null || (name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_') && name is not ("." or ".."))
            ? name
            : throw new RucioConfigurationException($"'{name}' is no name of {(option == "vo" ? "a virtual organisation" : "an account")}", Place(option), "letters, digits, '.', '-' and '_' are what it may have");
    }

    private bool Flag(string option) => Text(option)?.ToLowerInvariant() switch
    {
        null => false,
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        var other => throw new RucioConfigurationException($"'{other}' is neither true nor false", Place(option), "it may be true, yes, on, 1, false, no, off, 0"),
    };

    private double? Number(string option, double least, double most, bool isWhole)
    {
        var text = Text(option);
        if (text is null || string.Equals(text, "None", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && (!isWhole || number == Math.Floor(number))
            ? number
            : throw new RucioConfigurationException($"'{text}' does not fit {option}", Place(option), $"it has to be a {(isWhole ? "whole " : "")}number from {least:0} to {most:0}");
    }

    private string? PathOf(string option) => Text(option) is { } path ? environment.Expand(path) : null;

    private string? Text(string option)
    {
        var text = Raw(option)?.Trim();
        return text is null || !text.Any(char.IsControl)
            ? text
            : throw new RucioConfigurationException($"the value of {option} goes over several lines or holds control characters", Place(option), "it has to be one line", "is the next line of the file indented, so that it belongs to this value?");
    }

    private string? Raw(string option)
    {
        if (Layer(option) is not { } layer || !layer.TryGet($"{section}:{option}", out var value) || string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        sources.Add(layer.Source($"{section}:{option}"));
        return value;
    }

    private SettingsLayer? Layer(string option) => root.Providers.Reverse().OfType<SettingsLayer>().FirstOrDefault(layer => layer.TryGet($"{section}:{option}", out _));

    private string Place(string option) => Layer(option)?.Place($"{section}:{option}") ?? file?.Path ?? "the environment";

    private string TokenFolder(string? organisation)
    {
        var user = environment.UserName;
        return Path.Combine(environment.TemporaryFolder, user, $".rucio_{user}{(organisation is null or DefaultOrganisation ? "" : "@" + organisation)}");
    }

    private RucioConfigurationException Missing(string option, string what, string variable)
    {
        var near = file?.Options(section).Where(entry => !RucioConfiguration.Options.Contains(entry.Name, StringComparer.Ordinal) && NearestNames.AreNear(option, entry.Name))
            .Select(entry => $"; line {entry.Line} has '{entry.Name}'").FirstOrDefault();
        return new RucioConfigurationException(
            what,
            file?.Path ?? "no rucio.cfg",
            file is null ? $"there is no file {string.Join(", ", looked)}"
            : !file.Sections.Contains(section, StringComparer.Ordinal) ? $"it has no section [{section}]{(file.Sections.Any() ? $", only {string.Join(", ", file.Sections.Take(5).Select(name => $"[{name}]"))}" : "")}, and no variable gives {option}"
            : $"section [{section}] has no {option}{near}, and no variable gives it",
            $"{option} = … in [{section}]{(file is null ? " of a rucio.cfg that RUCIO_CONFIG names" : "")}, or {variable}");
    }
}
