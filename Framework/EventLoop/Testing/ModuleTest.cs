using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop.Testing;

/// <summary>
/// Runs one module over events that are written down in a test:
/// <code>
/// var result = ModuleTest.With(
///     new { Muon = new[] { new { pt = 30f, charge = 1 }, new { pt = 25f, charge = -1 } }, MET = new { pt = 12f } },
///     new { Muon = new[] { new { pt = 10f, charge = 1 } }, MET = new { pt = 80f } }).Run(new DimuonMass { MinPt = 20 });
/// </code>
/// Arrays of objects are collections, objects are single ones, numbers and arrays of numbers are columns of the event.
/// Every event has what the first has.
/// </summary>
public sealed class ModuleTest
{
    private readonly EventsInMemory events;

    private ModuleTest(EventsInMemory events) => this.events = events;

    /// <summary>The events.</summary>
    /// <exception cref="ArgumentException">There is none, or they differ in what they have.</exception>
    public static ModuleTest With(params object[] events) => new(EventsInMemory.Of(events));

    /// <summary>Runs a module whose options are set already.</summary>
    /// <exception cref="Storage.HepException">It cannot be bound to the events, or failed in one.</exception>
    public ModuleTestResult Run(Module module)
    {
        var type = module.GetType();
        module.Name = type.Name;
        module.Initialize();
        var description = ModuleCatalogs.Of(type.Assembly, type.Assembly.GetName().Name!).First(known => known.Kind == type.Name);
        var place = new YamlPlace(type.Name, 1, 1);
        var step = new StepConfiguration(type.Name, type.Name, new YamlMapping([], place), place);
        var schema = SchemaBuilder.Build("nanoaod", events);
        var slots = new ColumnSlots();
        var plan = new PathBinder(new PathConfiguration("test", [step]), new ModuleRegistry().Add(description), slots, null).Bind(AnalysisScope.For(schema, slots))[0];
        var block = new Block(slots);
        using var context = new EvaluationContext(block);
        var booked = new List<BookedHistogram>();
        module.BindTo(new ModuleBinding(plan, schema, slots, context, booked, null));
        var all = new Selection();
        using var reader = events.OpenReader();
        block.Attach(events.Name, reader, ChainColumns.Find(slots, events, events));
        block.Begin(0, events.Count);
        context.Begin();
        all.SelectAll(events.Count);
        var passed = module.Process(block, all);
        return new ModuleTestResult(
            [.. passed.Indices], plan.Writes.ToDictionary(write => write.Key, write => (NumberColumn)block[write.Value]),
            booked.Select(histogram => histogram.Finish()).ToDictionary(histogram => histogram.Data.Name));
    }
}
