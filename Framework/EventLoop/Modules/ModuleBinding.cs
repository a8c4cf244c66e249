using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions;
using HepAnalysis.Histograms;

namespace HepAnalysis.EventLoop;

/// <summary>What a module is bound to before event 1: names, columns, expressions, and where its histograms go.</summary>
public sealed class ModuleBinding
{
    private readonly StepPlan step;
    private readonly List<BookedHistogram> booked;

    internal ModuleBinding(StepPlan step, EventSchema schema, ColumnSlots slots, EvaluationContext context, List<BookedHistogram> booked)
    {
        this.step = step;
        this.booked = booked;
        Schema = schema;
        Slots = slots;
        Context = context;
    }

    /// <summary>Collections and fields.</summary>
    public EventSchema Schema { get; }

    /// <summary>Where a module that reads columns itself asks for their slots.</summary>
    public ColumnSlots Slots { get; }

    /// <summary>The context in which this worker evaluates expressions.</summary>
    public EvaluationContext Context { get; }

    /// <summary>The default weight of the analysis, or null where it counts.</summary>
    public EventNumbers? Weight => step.Weight;

    /// <summary>A condition, compiled once for all workers, with the names that are known at this step.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a condition.</exception>
    public EventFilter Filter(SourceText text) => step.Filter(text);

    /// <summary>A number or list of numbers, compiled once for all workers, with the names that are known at this step.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a number.</exception>
    public EventNumbers Numbers(SourceText text) => step.Numbers(text);

    /// <summary>Says that a histogram of this instance is a result: it is merged over the workers and written.</summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="missing">Asked after the last event how many fills were left out because a value was missing; null for none.</param>
    public void Book(Histogram histogram, Func<long>? missing = null) => booked.Add(new BookedHistogram(histogram, step.Configuration.Place, missing));
}
