using HepAnalysis.Columns;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop;

/// <summary>Goes along the steps of a path and says which names each of them sees: defines and columns of the steps before it.</summary>
internal sealed class PathBinder(PathConfiguration path, ModuleRegistry registry, ColumnSlots slots, EventNumbers? weight)
{
    private readonly Dictionary<string, (int Slot, NumberKind Kind)> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlPlace> writers = new(StringComparer.Ordinal);

    public List<StepPlan> Bind(AnalysisScope scope)
    {
        var steps = new List<StepPlan>();
        scope = scope.Announce(path.Steps.SelectMany(step => step.Defines).DistinctBy(define => define.Name).ToDictionary(define => define.Name, define => define.Place.ToString()));
        for (var i = 0; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            if (step.Kind == StepConfiguration.DefineKind)
            {
                scope = scope.Define([.. step.Defines.Select(define => (define.Name, define.Text))]);
                continue;
            }

            var module = registry.Find(step);
            var before = new Dictionary<string, (int, NumberKind)>(written, StringComparer.Ordinal);
            var seen = scope;
            var writes = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var column in module.Writes)
            {
                var name = step.WithName(column.Name);
                scope = Write(name, column.Kind, step, scope);
                writes.Add(name, written[name].Slot);
            }

            var index = i;
            steps.Add(new StepPlan(step, seen, weight) { Written = before, Writes = writes, WrittenLater = name => WrittenLater(name, index, module) });
        }

        return steps;
    }

    private AnalysisScope Write(string name, NumberKind kind, StepConfiguration step, AnalysisScope scope)
    {
        if (writers.TryGetValue(name, out var other))
        {
            throw new ConfigurationException(
                $"the column '{name}' is written twice in the path '{path.Name}'", step.Place, $"the step at {other} writes it too",
                "remove one of them, or name the column after the step: [Write(\"{name}_…\")]");
        }

        writers.Add(name, step.Place);
        written.Add(name, (slots.AddWritten(), kind));
        return scope.Column(name, kind, written[name].Slot, new SourceText(name, step.Place.File, step.Place.Line, step.Place.Column));
    }

    /// <summary>Explains a name that only a later step of the path writes.</summary>
    private ConfigurationException? WrittenLater(string name, int reader, ModuleDescription module)
    {
        foreach (var step in path.Steps.Skip(reader).Where(step => step.Kind != StepConfiguration.DefineKind))
        {
            var later = registry.Find(step);
            if (!later.Writes.Any(column => step.WithName(column.Name) == name))
            {
                continue;
            }

            var mine = module.Writes.Select(column => path.Steps[reader].WithName(column.Name)).FirstOrDefault(later.Reads.Contains);
            return mine is not null
                ? new ConfigurationException(
                    $"'{path.Steps[reader].Name}' and '{step.Name}' of the path '{path.Name}' need each other", path.Steps[reader].Place,
                    $"{module.Kind} reads '{name}' of {later.Kind}, and {later.Kind} reads '{mine}' of {module.Kind}: a cycle", "let one of them do without the other's column")
                : new ConfigurationException(
                    $"the module {module.Kind} reads the column '{name}' before it is written", path.Steps[reader].Place,
                    $"the step '{step.Name}' in line {step.Place.Line} writes it", "put that step before this one");
        }

        return null;
    }
}
