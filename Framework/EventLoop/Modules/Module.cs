using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;
using HepAnalysis.EventLoop.Configuration;

namespace HepAnalysis.EventLoop;

/// <summary>
/// A step of a path: a producer, filter, histogrammer or output. Each worker has an instance of its own, so that a module
/// keeps scratch memory and histograms without locks; they are merged after the last event, in an order that never depends
/// on threads.
/// <para>
/// Who writes one derives a <c>sealed partial class</c>, declares what it reads, writes and books by attributes and
/// overrides <see cref="Process(in Event)"/>: the source generator writes the rest, and a loop over the block without a call
/// through an interface.
/// </para>
/// </summary>
public abstract class Module
{
    private IBlockHandle[] handles = [];

    /// <summary>Name of this instance in its path.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>True where the module may reject events: it then has a line in the table of its path.</summary>
    public virtual bool IsFilter => true;

    /// <summary>The events that passed this module, its own memory for <see cref="Process(Block, Selection)"/>.</summary>
    protected Selection Passed { get; } = new();

    /// <summary>Reads the options. Called once, before <see cref="Initialize"/>; unknown options are refused afterwards.</summary>
    public virtual void Configure(OptionReader options)
    {
    }

    /// <summary>Called once after the options are read, before anything is bound: the place to make a histogram whose axis depends on them.</summary>
    public virtual void Initialize()
    {
    }

    /// <summary>Finds columns, compiles expressions, books histograms: everything that can be wrong is said here, before event 1.</summary>
    public virtual void Bind(ModuleBinding binding)
    {
    }

    /// <summary>Handles one event.</summary>
    /// <param name="e">The event; alive, so that every step before has accepted it.</param>
    /// <returns>Whether it goes on.</returns>
    /// <exception cref="NotSupportedException">This module handles blocks.</exception>
    public virtual Outcome Process(in Event e) => throw new NotSupportedException($"{GetType().Name} handles blocks of events, not single ones");

    /// <summary>Handles the live events of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="live">The events that are alive, at least one.</param>
    /// <returns><paramref name="live"/> itself where all pass, else a selection of this module's own, valid until its next call.</returns>
    public abstract Selection Process(Block block, Selection live);

    /// <summary>Turns everything that the module reads and writes to a block; the generated loop begins with it.</summary>
    protected void BeginBlock(Block block)
    {
        foreach (var handle in handles)
        {
            handle.Begin(block);
        }
    }

    /// <summary>Binds the module and keeps the handles that it was given.</summary>
    internal void BindTo(ModuleBinding binding)
    {
        Bind(binding);
        handles = [.. binding.Handles];
    }
}
