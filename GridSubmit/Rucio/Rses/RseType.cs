using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What an RSE keeps files on.</summary>
[JsonConverter(typeof(RucioEnum<RseType>))]
public enum RseType
{
    /// <summary>A kind of a later server.</summary>
    Unknown,

    /// <summary>Disk.</summary>
    Disk,

    /// <summary>Tape: files may have to be staged first.</summary>
    Tape,
}
