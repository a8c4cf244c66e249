namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What a search looks for.</summary>
public enum DidSearchType
{
    /// <summary>Datasets and containers.</summary>
    Collection,

    /// <summary>Datasets.</summary>
    Dataset,

    /// <summary>Containers.</summary>
    Container,

    /// <summary>Files.</summary>
    File,

    /// <summary>All of them.</summary>
    All,
}
