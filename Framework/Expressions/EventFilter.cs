using HepAnalysis.Columns;

namespace HepAnalysis.Expressions;

/// <summary>A compiled condition: which of the live events pass. Thread-safe: workers share it, each with its own context.</summary>
public sealed class EventFilter
{
    private readonly Program program;

    internal EventFilter(Program program) => this.program = program;

    /// <summary>The text it was compiled from.</summary>
    public SourceText Source => program.Source;

    /// <summary>The slots of every column that it may touch.</summary>
    public IReadOnlyList<int> Slots => program.Slots;

    /// <summary>Writes to <paramref name="passed"/> those of the <paramref name="live"/> events for which the condition is true (not false, not missing).</summary>
    /// <exception cref="EvaluationException">The condition has no value in a live event: an index out of range, an integer overflow.</exception>
    public void Run(EvaluationContext context, Selection live, Selection passed) => program.Filter(context, live, passed);
}
