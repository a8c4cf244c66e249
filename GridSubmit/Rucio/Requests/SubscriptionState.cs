using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Whether a subscription acts.</summary>
[JsonConverter(typeof(RucioEnum<SubscriptionState>))]
public enum SubscriptionState
{
    /// <summary>A state of a later server.</summary>
    Unknown,

    /// <summary>It acts.</summary>
    Active,

    /// <summary>It does not.</summary>
    Inactive,

    /// <summary>It was made, and has not acted yet.</summary>
    New,

    /// <summary>It was changed, and has not acted since.</summary>
    Updated,

    /// <summary>It cannot act: an expression or a filter is wrong.</summary>
    Broken,
}
