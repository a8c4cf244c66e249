namespace HepAnalysis.Columns;

/// <summary>
/// Entries of events in one file, in columns: a TTree, an RNTuple, an HDF5 group. Thread-safe: workers share it, and
/// each opens readers of its own.
/// </summary>
public interface IEventSource : IDisposable
{
    /// <summary>File and object, for messages: <c>a.root:Events</c>.</summary>
    string Name { get; }

    /// <summary>The columns that can be read as columns, in the order of the file.</summary>
    IReadOnlyList<ColumnInfo> Columns { get; }

    /// <summary>Columns that are there but cannot be read as columns, with the reason: so that an error names it.</summary>
    IReadOnlyDictionary<string, string> Unreadable { get; }

    /// <summary>Number of entries; null where only reading to the end tells.</summary>
    long? EntryCount { get; }

    /// <summary>True where a part of the entries can be read without what precedes it.</summary>
    bool CanSeek { get; }

    /// <summary>
    /// The first entry of each cluster (the file's own unit), ascending, beginning with 0 and followed by the number of
    /// entries; where the file knows none, cuts after about 30 MB of <paramref name="columns"/>.
    /// </summary>
    /// <param name="columns">Indices of the columns that will be read.</param>
    IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns);

    /// <summary>
    /// The same entries for who needs only some columns: with those that are there, what counts their items, and perhaps others. A
    /// file that describes each column apart is spared parsing the rest. It lives as long as this source, which remains to be disposed.
    /// </summary>
    /// <param name="columns">Names of the columns.</param>
    IEventSource Only(IReadOnlyCollection<string> columns) => this;

    /// <summary>A reader for one worker.</summary>
    IColumnReader OpenReader();
}
