using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>None of the replicas of a file could be fetched; says of each why.</summary>
public sealed class NoGoodReplicaException : TransferException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public NoGoodReplicaException(string what, string where, string why, string? hint)
        : base(ErrorKind.Service, what, where, why, hint)
    {
    }
}
