using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop.Testing;

/// <summary>
/// Runs one module over events that are written down in a test:
/// <code>
/// var result = ModuleTest.With(
///     new { Muon = new[] { new { pt = 30f, charge = 1 }, new { pt = 25f, charge = -1 } }, MET = new { pt = 12f } },
///     new { Muon = new[] { new { pt = 10f, charge = 1 } }, MET = new { pt = 80f } }).Run(new DimuonMass { MinPt = 20 });
/// </code>
/// Arrays of objects are collections, objects are single ones, numbers and arrays of numbers are columns of the event.
/// Every event has what the first has.
/// </summary>
public sealed class ModuleTest
{
    private readonly EventsInMemory events;

    private ModuleTest(EventsInMemory events) => this.events = events;

    /// <summary>The events.</summary>
    /// <exception cref="ArgumentException">There is none, or they differ in what they have.</exception>
    public static ModuleTest With(params object[] events) => new(EventsInMemory.Of(events));

    /// <summary>Runs a module whose options are set already.</summary>
    /// <exception cref="Storage.HepException">It cannot be bound to the events, or failed in one.</exception>
    public ModuleTestResult Run(Module module)
    {
        using var bound = new BoundModule(module, events);
        var passed = bound.Process();
        return new ModuleTestResult(
            [.. passed.Indices], bound.Plan.Writes.ToDictionary(write => write.Key, write => (NumberColumn)bound.Block[write.Value]),
            bound.Booked.Select(histogram => histogram.Finish()).ToDictionary(histogram => histogram.Data.Name));
    }

    /// <summary>The bytes that a module allocates in the events, once its buffers have their size: a good module allocates none.</summary>
    /// <exception cref="Storage.HepException">It cannot be bound to the events, or failed in one.</exception>
    public long AllocatedBy(Module module)
    {
        using var bound = new BoundModule(module, events);
        bound.Process();
        var before = GC.GetAllocatedBytesForCurrentThread();
        bound.Process();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
