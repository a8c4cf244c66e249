using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How far a transfer is. The values are the letters by which the server filters.</summary>
[JsonConverter(typeof(RucioEnum<RequestState>))]
public enum RequestState
{
    /// <summary>A state of a later server.</summary>
    Unknown,

    /// <summary>It is throttled until there is room in the queue.</summary>
    Waiting = 'W',

    /// <summary>Sources and a way are looked for.</summary>
    Preparing = 'P',

    /// <summary>It can be handed to the transfer service.</summary>
    Queued = 'Q',

    /// <summary>It is being handed over.</summary>
    Submitting = 'G',

    /// <summary>The transfer service has it.</summary>
    Submitted = 'S',

    /// <summary>It is over, and well.</summary>
    Done = 'D',

    /// <summary>It failed.</summary>
    Failed = 'F',

    /// <summary>The transfer service does not know it any more.</summary>
    Lost = 'L',

    /// <summary>There is no replica to copy from.</summary>
    NoSources = 'N',

    /// <summary>There are replicas on tape only.</summary>
    OnlyTapeSources = 'O',

    /// <summary>The transfer service did not take it.</summary>
    SubmissionFailed = 'A',

    /// <summary>Source and target share no protocol.</summary>
    MismatchScheme = 'M',

    /// <summary>Somebody has stopped it.</summary>
    Suspend = 'U',
}
