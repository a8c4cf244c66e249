using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>The modules that a YAML can name.</summary>
public sealed class ModuleRegistry
{
    private readonly SortedDictionary<string, ModuleDescription> modules = new(StringComparer.Ordinal);

    /// <summary>The modules, sorted by name.</summary>
    public IReadOnlyCollection<ModuleDescription> Modules => modules.Values;

    /// <summary>Adds a module.</summary>
    /// <returns>This registry.</returns>
    /// <exception cref="ModuleException">There is one of its name.</exception>
    public ModuleRegistry Add(ModuleDescription module)
    {
        if (module.Kind == StepConfiguration.DefineKind)
        {
            throw new ModuleException("a module cannot be named 'define'", module.Origin, "that step gives names to expressions", "give the class another name");
        }

        if (!modules.TryAdd(module.Kind, module))
        {
            throw new ModuleException(
                $"two modules are named '{module.Kind}'", module.Origin, $"the other is in {modules[module.Kind].Origin}", "give one of the classes another name");
        }

        return this;
    }

    /// <summary>The module that a step names.</summary>
    /// <exception cref="ConfigurationException">There is no such module.</exception>
    public ModuleDescription Find(StepConfiguration step)
    {
        if (modules.TryGetValue(step.Kind, out var module))
        {
            return module;
        }

        var misplaced = step.Options.Entries.FirstOrDefault(entry => modules.ContainsKey(entry.Key.Text));
        throw misplaced is null
            ? ConfigurationException.UnknownName($"there is no step '{step.Kind}'", step.Kind, step.Place, [.. modules.Keys, StepConfiguration.DefineKind])
            : new ConfigurationException(
                $"there is no step '{step.Kind}'", step.Place, $"the first key of a step says what it is, and '{misplaced.Key.Text}' is not the first", $"put '{misplaced.Key.Text}: …' first");
    }

    /// <summary>A configured instance for a step.</summary>
    /// <exception cref="ConfigurationException">There is no such module, or an option does not fit.</exception>
    /// <exception cref="ModuleException">Its constructor, an option or its initialization threw.</exception>
    public Module Create(StepConfiguration step)
    {
        var description = Find(step);
        Module instance;
        try
        {
            instance = description.Create();
        }
        catch (Exception e) when (e is not HepException)
        {
            throw ModuleException.InConstructor(step.Kind, description.Origin, e);
        }

        instance.Name = step.Name;
        var options = new OptionReader(step.Options with { Place = step.Place }, $"the {step.Kind} '{step.Name}'");
        try
        {
            instance.Configure(options);
            options.Finish();
            instance.Initialize();
        }
        catch (Exception e) when (e is not HepException)
        {
            throw ModuleException.While("while it was configured", instance, e);
        }

        return instance;
    }
}
