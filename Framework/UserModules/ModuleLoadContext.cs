using System.Reflection;
using System.Runtime.Loader;

namespace HepAnalysis.UserModules;

/// <summary>
/// Holds the assemblies of users' modules. HepAnalysis itself and what it uses come from the program, so that a module's
/// types are those of the event loop; everything else from beside the module's assembly.
/// </summary>
internal sealed class ModuleLoadContext() : AssemblyLoadContext("modules of the user")
{
    private readonly List<AssemblyDependencyResolver> resolvers = [];

    /// <summary>Loads from memory: the file may be built again while it runs.</summary>
    public Assembly Load(ModuleImage image)
    {
        if (image.AssemblyPath is not null)
        {
            resolvers.Add(new AssemblyDependencyResolver(image.AssemblyPath));
        }

        using var assembly = new MemoryStream(image.Assembly);
        using var symbols = image.Symbols is null ? null : new MemoryStream(image.Symbols);
        return LoadFromStream(assembly, symbols);
    }

    protected override Assembly? Load(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return resolvers.Select(resolver => resolver.ResolveAssemblyToPath(name)).FirstOrDefault(path => path is not null) is { } path
                ? LoadFromAssemblyPath(path) : null;
        }
    }

    protected override nint LoadUnmanagedDll(string name) =>
        resolvers.Select(resolver => resolver.ResolveUnmanagedDllToPath(name)).FirstOrDefault(path => path is not null) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
