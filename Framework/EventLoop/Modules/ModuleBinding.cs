using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Columns.Views;
using HepAnalysis.Expressions;
using HepAnalysis.Histograms;

namespace HepAnalysis.EventLoop;

/// <summary>What a module is bound to before event 1: names, columns, expressions, and where its histograms go.</summary>
public sealed class ModuleBinding
{
    private readonly StepPlan step;
    private readonly List<BookedHistogram> booked;
    private readonly EventWeights? weights;
    private readonly ColumnBinder columns;

    internal ModuleBinding(StepPlan step, EventSchema schema, ColumnSlots slots, EvaluationContext context, List<BookedHistogram> booked, EventWeights? weights)
    {
        this.step = step;
        this.booked = booked;
        this.weights = weights;
        Schema = schema;
        Slots = slots;
        Context = context;
        columns = new ColumnBinder(step, schema, slots, context);
    }

    /// <summary>Collections and fields.</summary>
    public EventSchema Schema { get; }

    /// <summary>Where a module that reads columns itself asks for their slots.</summary>
    public ColumnSlots Slots { get; }

    /// <summary>The context in which this worker evaluates expressions.</summary>
    public EvaluationContext Context { get; }

    /// <summary>The default weight of the analysis, or null where it counts.</summary>
    public EventNumbers? Weight => step.Weight;

    /// <summary>The weights of the events of the block, or null where the analysis counts.</summary>
    public EventWeights? Weights => step.Weight is null ? null : weights;

    internal IReadOnlyList<IBlockHandle> Handles => columns.Handles;

    /// <summary>A condition, compiled once for all workers, with the names that are known at this step.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a condition.</exception>
    public EventFilter Filter(SourceText text) => step.Filter(text);

    /// <summary>A number or list of numbers, compiled once for all workers, with the names that are known at this step.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a number.</exception>
    public EventNumbers Numbers(SourceText text) => step.Numbers(text);

    /// <summary>A collection of the schema.</summary>
    /// <param name="name">Its name; null for the one that the struct names.</param>
    /// <exception cref="ConfigurationException">There is none, or it lacks a member, or one has a type that does not fit.</exception>
    public Collection<T> Collection<T>(string? name = null)
        where T : struct, IEventObject<T>
    {
        var objects = T.CreateColumns();
        return new Collection<T>(columns.Keep(new CollectionReader(objects, columns.BindObjects(objects, name ?? T.CollectionName, isList: true)!)));
    }

    /// <summary>An object that each event has once.</summary>
    /// <param name="name">Its name in the schema; null for the one that the struct names.</param>
    /// <exception cref="ConfigurationException">There is none, or it lacks a member, or one has a type that does not fit.</exception>
    public EventObject<T> Object<T>(string? name = null)
        where T : struct, IEventObject<T>
    {
        var objects = T.CreateColumns();
        columns.BindObjects(objects, name ?? T.CollectionName, isList: false);
        return new EventObject<T>(objects);
    }

    /// <summary>A value for each event, from the files or an earlier step.</summary>
    /// <exception cref="ConfigurationException">There is none of that name, or its type does not fit.</exception>
    public Column<T> Read<T>(string name)
        where T : unmanaged => new(columns.Read<T>(name));

    /// <summary>A list of numbers for each event.</summary>
    /// <exception cref="ConfigurationException">There is none of that name, or its type does not fit.</exception>
    public ListOf<T> ReadList<T>(string name)
        where T : unmanaged => new(columns.ReadList<T>(name));

    /// <summary>A column that this module writes; it stands in the description of the module.</summary>
    public Column<T> Write<T>(string name)
        where T : unmanaged => new(columns.Write<T>(name));

    /// <summary>Says that a histogram of this instance is a result: it is merged over the workers and written.</summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="missing">Asked after the last event how many fills were left out because a value was missing; null for none.</param>
    /// <exception cref="ConfigurationException">Its name has an empty part: names are those of folders and objects in a file.</exception>
    public void Book(Histogram histogram, Func<long>? missing = null)
    {
        var name = step.Configuration.WithName(histogram.Name);
        if (name.Split('/').Any(string.IsNullOrWhiteSpace))
        {
            throw new ConfigurationException(
                $"a histogram cannot be called '{name}'", step.Configuration.Place, "a part of its name is empty", "mass, or dimuon/mass for one in a folder of the file");
        }

        booked.Add(new BookedHistogram(histogram, name, step.Configuration.Place, missing));
    }

    /// <summary>As <see cref="Book"/>, for a module that fills without weights: where the analysis has one, the histogram is exchanged for a weighted one.</summary>
    /// <returns>The histogram to fill.</returns>
    /// <exception cref="ModuleException">There is no histogram.</exception>
    public T BookOwn<T>(T? histogram, string field)
        where T : Histogram
    {
        if (histogram is null)
        {
            throw new ModuleException(
                $"the [Book] field '{field}' of the module {step.Configuration.Kind} holds no histogram", step.Configuration.Place.ToString(), null,
                "give it one where it is declared, or in Initialize(): new(\"mass\", Axis.Regular(60, 60, 120))");
        }

        var own = Weights is null || histogram.IsWeighted ? histogram : (T)histogram.ToWeighted();
        Book(own);
        return own;
    }
}
