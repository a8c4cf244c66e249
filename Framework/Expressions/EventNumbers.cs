using HepAnalysis.Columns;

namespace HepAnalysis.Expressions;

/// <summary>A compiled number, or list of numbers, for each live event. Thread-safe: workers share it, each with its own context.</summary>
public sealed class EventNumbers
{
    private readonly Program program;

    internal EventNumbers(Program program) => this.program = program;

    /// <summary>The text it was compiled from.</summary>
    public SourceText Source => program.Source;

    /// <summary>The slots of every column that it may touch.</summary>
    public IReadOnlyList<int> Slots => program.Slots;

    /// <summary>True for a list of numbers an event, false for one number an event.</summary>
    public bool IsJagged => program.IsJagged;

    /// <summary>
    /// The shape of a list: two expressions with equal shapes have lists of equal lengths in every event, so that a
    /// histogram can be filled with both. Empty where <see cref="IsJagged"/> is false.
    /// </summary>
    public string Shape => program.Shape;

    /// <summary>The numbers of the <paramref name="live"/> events (bools as 0 and 1, integers as the nearest float64), valid until the context's next use for another block.</summary>
    /// <exception cref="EvaluationException">The expression has no value in a live event: an index out of range, an integer overflow.</exception>
    public EventValues Evaluate(EvaluationContext context, Selection live) => program.Evaluate(context, live);
}
