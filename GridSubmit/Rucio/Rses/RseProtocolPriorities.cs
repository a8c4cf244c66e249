namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>For each operation: 1 for the protocol to take first, 2 for the next …; 0 and null where it is not to be used.</summary>
/// <param name="Read">To read.</param>
/// <param name="Write">To write.</param>
/// <param name="Delete">To delete.</param>
/// <param name="ThirdPartyCopyRead">As the source of a transfer between RSEs.</param>
/// <param name="ThirdPartyCopyWrite">As the target of one.</param>
public sealed record RseProtocolPriorities(int? Read, int? Write, int? Delete, int? ThirdPartyCopyRead, int? ThirdPartyCopyWrite)
{
    /// <summary>The priority of an operation; null where it is not for that.</summary>
    internal int? Of(RseOperation operation) => operation switch
    {
        RseOperation.Read => Read,
        RseOperation.Write => Write,
        RseOperation.Delete => Delete,
        RseOperation.ThirdPartyCopyRead => ThirdPartyCopyRead,
        _ => ThirdPartyCopyWrite,
    } is > 0 and var priority ? priority : null;
}
