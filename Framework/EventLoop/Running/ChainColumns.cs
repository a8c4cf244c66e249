using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>Finds the columns of a run in each file of a chain: all files must have them, with the types of the first.</summary>
internal static class ChainColumns
{
    /// <param name="slots">The columns of the run.</param>
    /// <param name="source">A file of the chain, or those columns of it.</param>
    /// <param name="whole">The whole file.</param>
    /// <param name="first">The first file.</param>
    /// <returns>For each slot the indices of its columns in <paramref name="source"/>.</returns>
    /// <exception cref="SchemaException">A column is missing, or of another type than in <paramref name="first"/>.</exception>
    public static int[][] Find(ColumnSlots slots, IEventSource source, IEventSource whole, IEventSource first)
    {
        var wanted = slots.ColumnNames.ToHashSet(StringComparer.Ordinal);
        var types = ReferenceEquals(source, first) ? null
            : first.Columns.Where(column => wanted.Contains(column.Name)).ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < source.Columns.Count; i++)
        {
            var column = source.Columns[i];
            if (!wanted.Contains(column.Name))
            {
                continue;
            }

            if (types is not null && types[column.Name] != column.Type)
            {
                throw new SchemaException(
                    $"the column '{column.Name}' is not the same in all files", source.Name, $"it is {column.Type} here and {types[column.Name]} in {first.Name}",
                    "run over the files of each kind by themselves");
            }

            indices[column.Name] = i;
        }

        return [.. Enumerable.Range(0, slots.Count).Select(slot => slots[slot].Select(name => Index(name, indices, whole, first)).ToArray())];
    }

    private static int Index(string name, Dictionary<string, int> indices, IEventSource whole, IEventSource first)
    {
        if (indices.TryGetValue(name, out var index))
        {
            return index;
        }

        var nearest = NearestNames.Of(name, whole.Columns.Select(column => column.Name), 3);
        throw new SchemaException(
            $"the column '{name}' is missing in one of the files", whole.Name,
            whole.Unreadable.TryGetValue(name, out var reason) ? reason : $"{first.Name} has it; the nearest names here: {string.Join(", ", nearest)}",
            "run over the files that have it, or do not use it");
    }
}
