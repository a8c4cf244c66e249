using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.UserModules;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Adds the modules that the calling program brings, and loads those that an analysis names by path.</summary>
internal static class ModuleFiles
{
    /// <returns>The analysis with what its modules are, part of its hash.</returns>
    public static AnalysisConfiguration Load(AnalysisConfiguration configuration, ModuleRegistry registry, HepConsole console)
    {
        foreach (var module in console.Modules())
        {
            registry.Add(module);
        }

        if (configuration.Modules.Count == 0)
        {
            return configuration;
        }

        var yamlFolder = Path.GetDirectoryName(console.FullPath(configuration.File))!;
        return configuration.With(UserModuleLoader.Load(
            [.. configuration.Modules.Select(module => (module, Path.GetFullPath(module.Text, module.IsFromYaml ? yamlFolder : console.WorkingDirectory)))], registry));
    }
}
