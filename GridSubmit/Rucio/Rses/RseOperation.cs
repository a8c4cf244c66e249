namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What an address is wanted for.</summary>
public enum RseOperation
{
    /// <summary>To read.</summary>
    Read,

    /// <summary>To write.</summary>
    Write,

    /// <summary>To delete.</summary>
    Delete,

    /// <summary>To be the source of a transfer between RSEs.</summary>
    ThirdPartyCopyRead,

    /// <summary>To be the target of one.</summary>
    ThirdPartyCopyWrite,
}
