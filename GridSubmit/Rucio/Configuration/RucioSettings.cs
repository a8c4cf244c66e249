namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What a client has to know before its first call. Holds secrets: its text shows none.</summary>
public sealed record RucioSettings
{
    /// <summary>Addresses of the REST service, tried in this order (<c>rucio_host</c>); at least one.</summary>
    public required IReadOnlyList<Uri> Hosts { get; init; }

    /// <summary>Addresses of the authentication service (<c>auth_host</c>); empty: those of <see cref="Hosts"/>.</summary>
    public IReadOnlyList<Uri> AuthenticationHosts { get; init; } = [];

    /// <summary>How to authenticate (<c>auth_type</c>).</summary>
    public RucioAuthentication Authentication { get; init; } = RucioAuthentication.UserPass;

    /// <summary>The account to act as (<c>account</c>); null: the identity's default one.</summary>
    public string? Account { get; init; }

    /// <summary>The virtual organisation (<c>vo</c>); null: the server's only one.</summary>
    public string? VirtualOrganisation { get; init; }

    /// <summary>Name of the identity for <see cref="RucioAuthentication.UserPass"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>A file of certificates (PEM) or a folder of them (<c>X509_CERT_DIR</c>) that servers are checked by besides the system's; null: the system's only.</summary>
    public string? CertificateAuthorities { get; init; }

    /// <summary>The client's certificate, PEM.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Its key, PEM; null: in the file of the certificate.</summary>
    public string? ClientKey { get; init; }

    /// <summary>The proxy (RFC 3820), PEM: certificate, key, chain.</summary>
    public string? ClientProxy { get; init; }

    /// <summary>For <see cref="RucioAuthentication.Oidc"/>.</summary>
    public OidcSettings Oidc { get; init; } = new();

    /// <summary>The folder in which tokens are kept between processes, shared with the Python client; null: nowhere.</summary>
    public string? TokenFolder { get; init; }

    /// <summary>The file in which the token is kept instead (<c>auth_token_file_path</c>); null: one for each account in <see cref="TokenFolder"/>.</summary>
    public string? TokenFile { get; init; }

    /// <summary>How often a call is tried that the server or the network lets down (<c>request_retries</c>).</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long the server may be silent: before its answer, and between two pieces of it.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The application that the server writes into tokens and logs (<c>X-Rucio-AppID</c>); empty: none.</summary>
    public string Application { get; init; } = "hep";

    /// <summary>Where the settings come from, for errors: file names and variables, no values.</summary>
    public string Origin { get; init; } = "settings given by the program";

    /// <inheritdoc/>
    public override string ToString() => $"Rucio at {string.Join(", ", Hosts)}, {Authentication}, account {Account ?? "(default)"}";
}
