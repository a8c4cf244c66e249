using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>
/// Makes collision events in NanoAOD's naming: muon pairs from Z, J/ψ and Υ over a falling continuum, jets, missing
/// transverse momentum, weights. Event i depends on the seed and i alone, on any machine.
/// </summary>
public static class EventGenerator
{
    /// <summary>Name of the tree that holds such events.</summary>
    public const string TreeName = "Events";

    /// <summary>Events of a cluster.</summary>
    public const int EventsPerCluster = 16_000;

    private const int BlockEvents = 1_000;

    /// <summary>The columns, as <see cref="Write"/> gives them to its writer.</summary>
    public static IReadOnlyList<ColumnInfo> Columns { get; } = Describe();

    /// <summary>Writes events 0 to <paramref name="events"/> - 1 and commits.</summary>
    /// <param name="writer">Made with <see cref="Columns"/>.</param>
    /// <param name="events">How many.</param>
    /// <param name="seed">Any number; another gives other events.</param>
    /// <param name="progress">Is told how many are done.</param>
    /// <param name="cancellation">Stops between blocks, before the commit.</param>
    /// <exception cref="OperationCanceledException">Stopped; nothing was committed.</exception>
    public static void Write(
        IColumnWriter writer, long events, ulong seed, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        using var columns = new EventColumns();
        var block = new EventBlock(columns, seed);
        for (long first = 0; first < events;)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = (int)Math.Min(BlockEvents, events - first);
            block.Fill(first, count);
            writer.Write(columns.All, count);
            first += count;
            if (first % EventsPerCluster == 0)
            {
                writer.EndCluster();
            }

            progress?.Report(first);
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
