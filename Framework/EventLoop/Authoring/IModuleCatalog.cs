namespace HepAnalysis.EventLoop;

/// <summary>Knows the modules of an assembly without looking for them; the source generator writes one for each.</summary>
public interface IModuleCatalog
{
    /// <summary>The modules.</summary>
    IReadOnlyList<ModuleDescription> Modules { get; }
}
