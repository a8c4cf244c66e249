namespace HepAnalysis.Expressions.Running;

/// <summary>An event for which a node has no value; turned into its error once it is known to be the first.</summary>
internal sealed class RowFailure(int @event, EvaluationException error) : Exception(error.Message)
{
    /// <summary>Index into the block.</summary>
    public int Event { get; } = @event;

    public EvaluationException Error { get; } = error;
}
