using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>By what somebody shows who he is.</summary>
[JsonConverter(typeof(RucioEnum<IdentityType>))]
public enum IdentityType
{
    /// <summary>A kind of a later server.</summary>
    Unknown,

    /// <summary>A certificate: its distinguished name.</summary>
    X509,

    /// <summary>Kerberos.</summary>
    Gss,

    /// <summary>User name and password.</summary>
    UserPass,

    /// <summary>An SSH key.</summary>
    Ssh,

    /// <summary>SAML.</summary>
    Saml,

    /// <summary>OpenID Connect: subject and issuer.</summary>
    Oidc,
}
