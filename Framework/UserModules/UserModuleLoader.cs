using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Storage;

namespace HepAnalysis.UserModules;

/// <summary>
/// Loads the modules that an analysis names by path: a source (<c>.cs</c>) is compiled in this process, a project
/// (<c>.csproj</c>) built by the SDK, an assembly (<c>.dll</c>) taken as it is. One load context for a run.
/// </summary>
public static class UserModuleLoader
{
    /// <summary>Loads modules and adds them to a registry.</summary>
    /// <param name="modules">Where they are: full paths, with the place of each in the configuration.</param>
    /// <param name="registry">Is given the modules.</param>
    /// <returns>What was loaded, one for each path.</returns>
    /// <exception cref="ModuleException">One does not compile or build, has no module, is for another API, or its name is taken.</exception>
    /// <exception cref="ConfigurationException">A path names nothing that can be a module.</exception>
    public static IReadOnlyList<ModuleDigest> Load(IReadOnlyList<(ConfiguredPath Configured, string FullPath)> modules, ModuleRegistry registry)
    {
        var context = new ModuleLoadContext();
        var digests = new List<ModuleDigest>();
        foreach (var (configured, path) in modules)
        {
            var image = Read(configured, path);
            foreach (var module in Modules(context, image))
            {
                registry.Add(image.Name.EndsWith(".cs", StringComparison.Ordinal) ? module : module with { Origin = $"{image.Name} ({module.Origin})" });
            }

            digests.Add(new ModuleDigest(configured.Text, image.Sha256));
        }

        return digests;
    }

    private static ModuleImage Read(ConfiguredPath configured, string path)
    {
        if (!File.Exists(path))
        {
            var folder = Path.GetDirectoryName(path)!;
            var near = Directory.Exists(folder)
                ? NearestNames.Of(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => Path.GetExtension(name) is ".cs" or ".csproj" or ".dll"), 1)
                : [];
            throw new ConfigurationException(
                $"there is no module '{configured.Text}'", configured.Place, Directory.Exists(path) ? $"{path} is a folder" : $"there is no file {path}",
                near.Count > 0 ? $"did you mean {near[0]}?" : "a relative name is relative to the YAML");
        }

        return Path.GetExtension(path) switch
        {
            ".cs" => SourceCompiler.Compile(path),
            ".csproj" => ModuleImage.FromFile(ProjectBuilder.Build(path), path),
            ".dll" => ModuleImage.FromFile(path, path),
            var other => throw new ConfigurationException(
                $"'{configured.Text}' cannot be a module", configured.Place, $"its name ends in '{other}'", "a module is a source (.cs), a project (.csproj) or an assembly (.dll)"),
        };
    }

    private static IReadOnlyList<ModuleDescription> Modules(ModuleLoadContext context, ModuleImage image)
    {
        try
        {
            return ModuleCatalogs.Of(context.Load(image), image.Path);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException or MissingMemberException)
        {
            throw new ModuleException(
                $"{image.Name} cannot be loaded", image.Path, e.Message,
                "it must be a .NET assembly that was compiled against this version of HepAnalysis, with what it needs beside it", e);
        }
    }
}
