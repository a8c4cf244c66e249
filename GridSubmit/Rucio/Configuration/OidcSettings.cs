namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Settings of OpenID Connect, <c>oidc_*</c> in <c>rucio.cfg</c>.</summary>
public sealed record OidcSettings
{
    /// <summary>What the token may be used for (<c>oidc_scope</c>).</summary>
    public string Scope { get; init; } = "openid profile";

    /// <summary>Whom it is for (<c>oidc_audience</c>); null: what the server asks for.</summary>
    public string? Audience { get; init; }

    /// <summary>Which of the server's identity providers (<c>oidc_issuer</c>); null: its default.</summary>
    public string? Issuer { get; init; }

    /// <summary>Whether the client asks again and again until the user has agreed in the browser (<c>oidc_polling</c>); otherwise he types a code.</summary>
    public bool Polling { get; init; }

    /// <summary>Hours for which the server may refresh the token (<c>oidc_refresh_lifetime</c>); null: not at all.</summary>
    public int? RefreshLifetime { get; init; }
}
