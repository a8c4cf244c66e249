using System.Reflection;

namespace HepAnalysis.EventLoop;

/// <summary>Asks an assembly for its modules.</summary>
public static class ModuleCatalogs
{
    /// <summary>The modules of an assembly that was compiled with the source generator.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="origin">Its file, for messages.</param>
    /// <exception cref="ModuleException">It has none, or was compiled for another API.</exception>
    public static IReadOnlyList<ModuleDescription> Of(Assembly assembly, string origin)
    {
        var attribute = assembly.GetCustomAttribute<ModuleCatalogAttribute>() ?? throw new ModuleException(
            $"there is no module in {Path.GetFileName(origin)}", origin, "no class in it derives from Module, or it was compiled without the source generator of HepAnalysis",
            "a project of modules imports sdk/HepAnalysis.props");
        CheckApi(attribute.Api, origin);
        return ((IModuleCatalog)Activator.CreateInstance(attribute.Catalog)!).Modules;
    }

    /// <summary>Refuses an assembly that was compiled for another API.</summary>
    /// <exception cref="ModuleException">It was.</exception>
    public static void CheckApi(int api, string origin)
    {
        if (api != ModuleApi.Version)
        {
            throw new ModuleException(
                $"{Path.GetFileName(origin)} was compiled for another version of HepAnalysis", origin,
                $"its modules are for module API {api}, and this is {ModuleApi.Version}", "compile it again against this version");
        }
    }
}
