namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How a client proves who it is, by the names of <c>auth_type</c> in <c>rucio.cfg</c>.</summary>
public enum RucioAuthentication
{
    /// <summary><c>userpass</c>: a name and a password.</summary>
    UserPass,

    /// <summary><c>x509</c>: a certificate and its key.</summary>
    X509,

    /// <summary><c>x509_proxy</c>: a short-lived certificate that the owner signed himself (RFC 3820).</summary>
    X509Proxy,

    /// <summary><c>oidc</c>: an identity provider, in the browser, with refresh.</summary>
    Oidc,

    /// <summary>A bearer token that is there already, by WLCG's order of discovery.</summary>
    Bearer,
}
