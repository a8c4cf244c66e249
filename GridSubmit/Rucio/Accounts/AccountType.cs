using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Whom an account stands for.</summary>
[JsonConverter(typeof(RucioEnum<AccountType>))]
public enum AccountType
{
    /// <summary>A kind of a later server.</summary>
    Unknown,

    /// <summary>A person.</summary>
    User,

    /// <summary>Several persons.</summary>
    Group,

    /// <summary>A program.</summary>
    Service,
}
