using HepAnalysis.EventLoop;
using HepAnalysis.Modules.Histogramming;
using HepAnalysis.Modules.Selection;

namespace HepAnalysis.Modules;

/// <summary>The modules that come with HepAnalysis.</summary>
public static class StandardModules
{
    /// <summary>A registry that knows them all.</summary>
    public static ModuleRegistry Registry() => new ModuleRegistry()
        .Add(new ModuleDescription("filter", "lets the events pass for which 'where' is true", static () => new ExpressionFilter()))
        .Add(new ModuleDescription("histogram", "fills a histogram with 'x' (and 'y')", static () => new ExpressionHistogram()));
}
