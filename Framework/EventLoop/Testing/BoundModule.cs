using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop.Testing;

/// <summary>A module that is bound to the events of a test, which are one block.</summary>
internal sealed class BoundModule : IDisposable
{
    private readonly Module module;
    private readonly EventsInMemory events;
    private readonly EvaluationContext context;
    private readonly IColumnReader reader;
    private readonly Selection all = new();

    public BoundModule(Module module, EventsInMemory events)
    {
        this.module = module;
        this.events = events;
        var type = module.GetType();
        module.Name = type.Name;
        module.Initialize();
        var description = ModuleCatalogs.Of(type.Assembly, type.Assembly.GetName().Name!).First(known => known.Kind == type.Name);
        var place = new YamlPlace(type.Name, 1, 1);
        var step = new StepConfiguration(type.Name, type.Name, new YamlMapping([], place), place);
        var schema = SchemaBuilder.Build("nanoaod", events);
        var slots = new ColumnSlots();
        Plan = new PathBinder(new PathConfiguration("test", [step]), new ModuleRegistry().Add(description), slots, null).Bind(AnalysisScope.For(schema, slots))[0];
        Block = new Block(slots);
        context = new EvaluationContext(Block);
        module.BindTo(new ModuleBinding(Plan, schema, slots, context, Booked, null));
        reader = events.OpenReader();
        Block.Attach(events.Name, reader, ChainColumns.Find(slots, events, events, events));
    }

    public StepPlan Plan { get; }

    public Block Block { get; }

    public List<BookedHistogram> Booked { get; } = [];

    public Selection Process()
    {
        Block.Begin(0, events.Count);
        context.Begin();
        all.SelectAll(events.Count);
        return module.Process(Block, all);
    }

    public void Dispose()
    {
        reader.Dispose();
        context.Dispose();
    }
}
