namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What a data identifier names.</summary>
public enum DataIdentifierType
{
    /// <summary>Bytes.</summary>
    File,

    /// <summary>Files.</summary>
    Dataset,

    /// <summary>Datasets and containers.</summary>
    Container,
}
