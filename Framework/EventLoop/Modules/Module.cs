using HepAnalysis.Columns;
using HepAnalysis.EventLoop.Configuration;

namespace HepAnalysis.EventLoop;

/// <summary>
/// A step of a path: a producer, filter, histogrammer or output. It gets a block and the events of it that are alive, and
/// returns those that pass. Each worker has an instance of its own, so that a module keeps scratch memory and
/// histograms without locks; they are merged after the last event, in an order that never depends on threads.
/// </summary>
public abstract class Module
{
    /// <summary>Name of this instance in its path.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>True where the module may reject events: it then has a line in the table of its path.</summary>
    public virtual bool IsFilter => true;

    /// <summary>Reads the options. Called once, before <see cref="Bind"/>; unknown options are refused afterwards.</summary>
    public virtual void Configure(OptionReader options)
    {
    }

    /// <summary>Finds columns, compiles expressions, books histograms: everything that can be wrong is said here, before event 1.</summary>
    public virtual void Bind(ModuleBinding binding)
    {
    }

    /// <summary>Handles the live events of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="live">The events that are alive, at least one.</param>
    /// <returns><paramref name="live"/> itself where all pass, else a selection of this module's own, valid until its next call.</returns>
    public abstract Selection Process(Block block, Selection live);
}
