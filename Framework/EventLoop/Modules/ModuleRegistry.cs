using HepAnalysis.EventLoop.Configuration;

namespace HepAnalysis.EventLoop;

/// <summary>The modules that a YAML can name.</summary>
public sealed class ModuleRegistry
{
    private readonly SortedDictionary<string, (string Summary, Func<Module> Create)> modules = new(StringComparer.Ordinal);

    /// <summary>The names, sorted, each with one sentence.</summary>
    public IEnumerable<KeyValuePair<string, string>> Summaries => modules.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Summary));

    /// <summary>Adds a module.</summary>
    /// <param name="kind">Its name in a YAML: <c>filter</c>.</param>
    /// <param name="summary">One sentence for the user.</param>
    /// <param name="create">Makes an instance.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public ModuleRegistry Add(string kind, string summary, Func<Module> create)
    {
        if (kind == StepConfiguration.DefineKind || !modules.TryAdd(kind, (summary, create)))
        {
            throw new ArgumentException($"there is a module '{kind}' already", nameof(kind));
        }

        return this;
    }

    /// <summary>A configured instance for a step.</summary>
    /// <exception cref="ConfigurationException">There is no such module, or an option does not fit.</exception>
    public Module Create(StepConfiguration step)
    {
        if (!modules.TryGetValue(step.Kind, out var module))
        {
            var misplaced = step.Options.Entries.FirstOrDefault(entry => modules.ContainsKey(entry.Key.Text));
            throw misplaced is null
                ? ConfigurationException.UnknownName($"there is no step '{step.Kind}'", step.Kind, step.Place, [.. modules.Keys, StepConfiguration.DefineKind])
                : new ConfigurationException(
                    $"there is no step '{step.Kind}'", step.Place, $"the first key of a step says what it is, and '{misplaced.Key.Text}' is not the first", $"put '{misplaced.Key.Text}: …' first");
        }

        var instance = module.Create();
        instance.Name = step.Name;
        var options = new OptionReader(step.Options with { Place = step.Place }, $"the {step.Kind} '{step.Name}'");
        instance.Configure(options);
        options.Finish();
        return instance;
    }
}
