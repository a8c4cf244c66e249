namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>One replica is not good: the next is tried.</summary>
/// <param name="message">What is wrong with it.</param>
/// <param name="isPassing">True where it may be good in a moment: a storage that is down, a line that was cut.</param>
/// <param name="after">When to ask again, where the storage says so.</param>
internal sealed class ReplicaFaultException(string message, bool isPassing = false, TimeSpan? after = null) : Exception(message)
{
    public bool IsPassing => isPassing;

    public TimeSpan? After => after;
}
