namespace HepAnalysis.EventLoop;

/// <summary>What a module says of an event.</summary>
public enum Outcome
{
    /// <summary>The event goes on along its path.</summary>
    Accept,

    /// <summary>The event ends here: no later step of the path sees it.</summary>
    Reject,
}
