using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What a request is for.</summary>
[JsonConverter(typeof(RucioEnum<RequestType>))]
public enum RequestType
{
    /// <summary>A kind of a later server.</summary>
    Unknown,

    /// <summary>From one RSE to another.</summary>
    Transfer,

    /// <summary>From a client.</summary>
    Upload,

    /// <summary>To a client.</summary>
    Download,

    /// <summary>From tape to disk.</summary>
    StageIn,

    /// <summary>From disk to tape.</summary>
    StageOut,
}
