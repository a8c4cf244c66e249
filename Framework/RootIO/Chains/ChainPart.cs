using HepAnalysis.Columns;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Chains;

/// <summary>A file of a chain with a tree in it. Thread-safe.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="tree">Path of the tree in it.</param>
/// <param name="firstEntry">Number of its first entry in the chain.</param>
internal sealed class ChainPart(string file, string tree, long firstEntry) : SharedSource(() => RootFileEvents.Open(file, _ => tree))
{
    public string File => file;

    public string Tree => tree;

    public long FirstEntry => firstEntry;

    /// <summary>Entries of the tree.</summary>
    public long Entries { get; set; }

    /// <summary>One past its last entry in the chain.</summary>
    public long End => firstEntry + Entries;

    /// <summary>The index that a column of the chain has in this file.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">Name of the file that it is from.</param>
    /// <param name="source">This file, open, or some columns of it.</param>
    /// <exception cref="ObjectNotFoundException">It is missing here, or of another type.</exception>
    public static int Find(ColumnInfo column, string first, IEventSource source)
    {
        for (var i = 0; i < source.Columns.Count; i++)
        {
            if (source.Columns[i].Name == column.Name)
            {
                return source.Columns[i].Type == column.Type ? i : throw new ObjectNotFoundException(
                    $"the column '{column.Name}' is not the same in all files", source.Name, $"it is {source.Columns[i].Type} here and {column.Type} in {first}",
                    "read the files of each kind as a chain of their own");
            }
        }

        var nearest = NearestNames.Of(column.Name, source.Columns.Select(info => info.Name));
        throw new ObjectNotFoundException(
            $"the column '{column.Name}' is missing in one of the files", source.Name,
            source.Unreadable.TryGetValue(column.Name, out var reason) ? reason : $"{first} has it{(nearest.Count == 0 ? "" : $"; the nearest names here: {string.Join(", ", nearest)}")}",
            "read the files that have it as a chain of their own");
    }
}
