namespace HepAnalysis.Columns;

/// <summary>Reads the columns of an <see cref="IEventSource"/> for one worker. Not thread-safe.</summary>
public interface IColumnReader : IDisposable
{
    /// <summary>
    /// Says which entries the next reads stay within. Nothing is read yet, except ahead of need: the columns touched in
    /// the task before are likely to be touched again.
    /// </summary>
    void BeginTask(long firstEntry, long entryCount);

    /// <summary>
    /// The values of a column for a block inside the task, decoded now. The column is this reader's: it is valid until the
    /// same column is read again. Blocks are asked for in rising order within a task; a column need not be asked for in each.
    /// </summary>
    /// <param name="column">Index into <see cref="IEventSource.Columns"/>.</param>
    /// <param name="firstEntry">First entry of the block, counted in the source.</param>
    /// <param name="entryCount">Entries of the block.</param>
    Column Read(int column, long firstEntry, int entryCount);

    /// <summary>What reading has cost so far.</summary>
    ReadCost Cost { get; }
}
