using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>When the server tells the rule's owner. The values are the letters that are sent.</summary>
[JsonConverter(typeof(RucioEnum<RuleNotification>))]
public enum RuleNotification
{
    /// <summary>A way of a later server.</summary>
    Unknown,

    /// <summary>When it is OK.</summary>
    Yes = 'Y',

    /// <summary>Never.</summary>
    No = 'N',

    /// <summary>When it is OK and the dataset is closed.</summary>
    Close = 'C',

    /// <summary>As it proceeds.</summary>
    Progress = 'P',
}
