namespace HepAnalysis.Columns;

/// <summary>
/// Writes entries as columns into a container. The output appears under its final name with <see cref="Commit"/> alone;
/// a writer disposed without it leaves nothing behind. Not thread-safe.
/// </summary>
public interface IColumnWriter : IDisposable
{
    /// <summary>The columns, in the order in which <see cref="Write"/> wants them.</summary>
    IReadOnlyList<ColumnInfo> Columns { get; }

    /// <summary>Appends entries.</summary>
    /// <param name="columns">One for each of <see cref="Columns"/>, each with <paramref name="entryCount"/> items.</param>
    /// <param name="entryCount">How many entries.</param>
    void Write(ReadOnlySpan<Column> columns, int entryCount);

    /// <summary>Ends the cluster here: every column's pages or baskets are cut at this entry.</summary>
    void EndCluster();

    /// <summary>Writes what is open and puts the output under its final name.</summary>
    void Commit();
}
