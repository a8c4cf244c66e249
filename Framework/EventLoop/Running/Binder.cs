using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop;

/// <summary>Makes workers: an instance of every module for each, bound to columns and expressions that they share.</summary>
internal sealed class Binder
{
    private readonly ModuleRegistry registry;
    private readonly EventSchema schema;
    private readonly ColumnSlots slots;
    private readonly EventNumbers? weight;
    private readonly List<(string Path, List<StepPlan> Steps)> paths = [];

    public Binder(AnalysisConfiguration configuration, ModuleRegistry registry, EventSchema schema, ColumnSlots slots)
    {
        this.registry = registry;
        this.schema = schema;
        this.slots = slots;
        var scope = AnalysisScope.For(schema, slots).Define([.. configuration.Defines.Select(define => (define.Name, define.Text))]);
        weight = configuration.Weight is null ? null : CompileWeight(configuration.Weight, scope);
        foreach (var path in configuration.Paths)
        {
            paths.Add((path.Name, new PathBinder(path, registry, slots, weight).Bind(scope)));
        }
    }

    public Worker BindWorker()
    {
        var block = new Block(slots);
        var context = new EvaluationContext(block);
        var booked = new List<BookedHistogram>();
        var weights = new EventWeights();
        var workers = new List<PathWorker>();
        foreach (var (path, steps) in paths)
        {
            var modules = new List<Module>();
            foreach (var step in steps)
            {
                var module = registry.Create(step.Configuration);
                module.BindTo(new ModuleBinding(step, schema, slots, context, booked, weights));
                modules.Add(module);
            }

            workers.Add(new PathWorker(path, modules, weight is not null));
        }

        RefuseEqualNames(booked);
        return new Worker(block, context, workers, booked, weight, weights);
    }

    private static EventNumbers CompileWeight(SourceText text, AnalysisScope scope)
    {
        var weight = scope.CompileNumbers(text);
        return !weight.IsJagged ? weight : throw new ConfigurationException(
            "the weight of an analysis is one number an event", new YamlPlace(text.File, text.Line, text.Column), $"'{text.Text}' is a list of numbers",
            "give a histogram its own 'weight' where each element has one");
    }

    private static void RefuseEqualNames(List<BookedHistogram> booked)
    {
        var places = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        foreach (var histogram in booked)
        {
            if (!places.TryAdd(histogram.Name, histogram.Place))
            {
                throw new ConfigurationException(
                    $"two histograms are named '{histogram.Name}'", histogram.Place, $"the other is at {places[histogram.Name]}; names are unique in a file", "give one of them another name");
            }
        }
    }
}
