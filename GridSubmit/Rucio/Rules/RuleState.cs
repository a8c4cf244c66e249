using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How far a rule is. The values are the letters by which the server filters.</summary>
[JsonConverter(typeof(RucioEnum<RuleState>))]
public enum RuleState
{
    /// <summary>A state of a later server.</summary>
    Unknown,

    /// <summary>Files are on their way.</summary>
    Replicating = 'R',

    /// <summary>Every file is where it shall be.</summary>
    Ok = 'O',

    /// <summary>Transfers have failed for good; the server tries again by and by.</summary>
    Stuck = 'S',

    /// <summary>Somebody has stopped it.</summary>
    Suspended = 'U',

    /// <summary>It does nothing until it is approved.</summary>
    WaitingApproval = 'W',

    /// <summary>It is still being made.</summary>
    Inject = 'I',
}
