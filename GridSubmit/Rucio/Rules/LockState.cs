using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How far a rule is with one file or dataset at one RSE.</summary>
[JsonConverter(typeof(RucioEnum<LockState>))]
public enum LockState
{
    /// <summary>A state of a later server.</summary>
    Unknown,

    /// <summary>On its way.</summary>
    Replicating = 'R',

    /// <summary>There.</summary>
    Ok = 'O',

    /// <summary>The transfer has failed for good.</summary>
    Stuck = 'S',
}
