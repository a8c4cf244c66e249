using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>
/// Makes collision events in NanoAOD's naming (docs/samples.md): Z, J/ψ, Υ over a continuum, W, WZ, ZZ, top pairs,
/// multijets, as a detector would see them, with trigger decisions, weights and pile-up. Event i depends on the seed and i
/// alone, on any machine.
/// </summary>
public static class EventGenerator
{
    /// <summary>Name of the tree that holds such events.</summary>
    public const string TreeName = "Events";

    /// <summary>Events of a cluster.</summary>
    public const int EventsPerCluster = 20_000;

    private const int BlockEvents = 1_000;

    /// <summary>The columns, as <see cref="Write"/> gives them to its writer.</summary>
    public static IReadOnlyList<ColumnInfo> Columns { get; } = Describe();

    /// <summary>Writes events 0 to <paramref name="events"/> - 1 and commits.</summary>
    /// <param name="writer">Made with <see cref="Columns"/>.</param>
    /// <param name="events">How many.</param>
    /// <param name="seed">Any number; another gives other events.</param>
    /// <param name="scheduler">Where events are made, a block a task; null: in this thread. It does not change what is written.</param>
    /// <param name="progress">Is told how many are done.</param>
    /// <param name="cancellation">Stops between blocks, before the commit.</param>
    /// <exception cref="OperationCanceledException">Stopped; nothing was committed.</exception>
    public static void Write(
        IColumnWriter writer,
        long events,
        ulong seed,
        TaskScheduler? scheduler = null,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        using var blocks = new BlockQueue(events, BlockEvents, seed, scheduler);
        while (blocks.Next() is { } block)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(block.Columns.All, block.Count);
            if (block.End % EventsPerCluster == 0)
            {
                writer.EndCluster();
            }

            progress?.Report(block.End);
        }

        cancellation.ThrowIfCancellationRequested();
        writer.Commit();
    }

    private static IReadOnlyList<ColumnInfo> Describe()
    {
        using var columns = new EventColumns();
        return columns.Infos;
    }
}
