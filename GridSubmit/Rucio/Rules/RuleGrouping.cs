using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Which files of a rule go to the same RSE. The values are the letters by which the server filters.</summary>
[JsonConverter(typeof(RucioEnum<RuleGrouping>))]
public enum RuleGrouping
{
    /// <summary>A way of a later server.</summary>
    Unknown,

    /// <summary>All of them.</summary>
    All = 'A',

    /// <summary>Those of the same dataset.</summary>
    Dataset = 'D',

    /// <summary>Each goes by itself.</summary>
    None = 'N',
}
