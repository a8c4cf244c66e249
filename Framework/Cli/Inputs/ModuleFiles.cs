using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.UserModules;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Loads the modules that an analysis names by path.</summary>
internal static class ModuleFiles
{
    /// <returns>The analysis with what its modules are, part of its hash.</returns>
    public static AnalysisConfiguration Load(AnalysisConfiguration configuration, ModuleRegistry registry, HepConsole console)
    {
        if (configuration.Modules.Count == 0)
        {
            return configuration;
        }

        var yamlFolder = Path.GetDirectoryName(console.FullPath(configuration.File))!;
        return configuration.With(UserModuleLoader.Load(
            [.. configuration.Modules.Select(module => (module, Path.GetFullPath(module.Text, module.IsFromYaml ? yamlFolder : console.WorkingDirectory)))], registry));
    }
}
