namespace HepAnalysis.EventLoop;

/// <summary>Names the class of an assembly that knows its modules, and the API that it was compiled for; the source generator writes it.</summary>
/// <param name="catalog">A class with a constructor without parameters, an <see cref="IModuleCatalog"/>.</param>
/// <param name="api"><see cref="ModuleApi.Version"/> when the assembly was compiled.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleCatalogAttribute(Type catalog, int api) : Attribute
{
    /// <summary>The class.</summary>
    public Type Catalog { get; } = catalog;

    /// <summary>The API that the assembly was compiled for.</summary>
    public int Api { get; } = api;
}
