using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Whether an account can be used.</summary>
[JsonConverter(typeof(RucioEnum<AccountStatus>))]
public enum AccountStatus
{
    /// <summary>A status of a later server.</summary>
    Unknown,

    /// <summary>It can.</summary>
    Active,

    /// <summary>For the time being it cannot.</summary>
    Suspended,

    /// <summary>It is no more.</summary>
    Deleted,
}
