using System.Text;
using HepAnalysis.Columns;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Files;

/// <summary>Whole columns of a TTree or an RNTuple in one call, for scripts. A job over many files is the event loop's.</summary>
public static class ColumnReading
{
    /// <summary>Reads the numbers of a column.</summary>
    /// <typeparam name="T">Type of a number: the column's, or one that holds each of its values exactly (a float column as double).</typeparam>
    /// <param name="source">The tree: <c>file.OpenTree("Events")</c>, <c>file.OpenEvents(…)</c>.</param>
    /// <param name="column">Its name, as <c>hep inspect</c> shows it: <c>Muon_pt</c>, <c>hits.energy</c>.</param>
    /// <param name="first">First entry.</param>
    /// <param name="count">Number of entries; by default all that follow.</param>
    /// <returns>A span of numbers for each entry.</returns>
    /// <exception cref="ObjectNotFoundException">There is no such column, or it is not of such numbers.</exception>
    /// <exception cref="RecordTooLargeException">More numbers than one array holds: read fewer entries at a time.</exception>
    /// <exception cref="RootIOException">The file is damaged.</exception>
    public static JaggedValues<T> Read<T>(this IEventSource source, string column, long first = 0, long? count = null)
        where T : unmanaged
    {
        var index = Find(ref source, column);
        NumbersOfColumn<T>.Check(source, source.Columns[index]);
        var entries = Range(source, column, first, count);
        using var numbers = new NumbersOfColumn<T>(source, source.Columns[index], entries);
        ForEachBlock(source, index, first, entries, numbers.Add);
        return numbers.Build();
    }

    /// <summary>Reads the texts of a column: one for each entry.</summary>
    /// <param name="source">The tree.</param>
    /// <param name="column">Its name.</param>
    /// <param name="first">First entry.</param>
    /// <param name="count">Number of entries; by default all that follow.</param>
    /// <exception cref="ObjectNotFoundException">There is no such column, or it holds no text.</exception>
    /// <exception cref="RootIOException">The file is damaged.</exception>
    public static string[] ReadText(this IEventSource source, string column, long first = 0, long? count = null)
    {
        var index = Find(ref source, column);
        if (source.Columns[index].Type is not ColumnType.Text)
        {
            throw new ObjectNotFoundException($"column '{column}' is not text", source.Name, $"it holds {source.Columns[index].Type}", "numbers are read by Read<T>");
        }

        var texts = new List<string>(Range(source, column, first, count));
        ForEachBlock(source, index, first, texts.Capacity, block =>
        {
            var text = (TextColumn)block;
            for (var i = 0; i < text.Count; i++)
            {
                texts.Add(Encoding.UTF8.GetString(text.Bytes[text.Offsets[i]..text.Offsets[i + 1]]));
            }
        });
        return [.. texts];
    }

    // Its index, and the source without what is of no use to it.
    private static int Find(ref IEventSource source, string column)
    {
        var narrow = source.Only([column]);
        for (var i = 0; i < narrow.Columns.Count; i++)
        {
            if (narrow.Columns[i].Name == column)
            {
                source = narrow;
                return i;
            }
        }


        var nearest = NearestNames.Of(column, source.Columns.Select(info => info.Name));
        throw source.Unreadable.TryGetValue(column, out var why)
            ? new ObjectNotFoundException($"'{column}' cannot be read as a column", source.Name, why, "its members, or the whole object, may be: hep inspect shows what there is")
            : new ObjectNotFoundException(
                $"there is no column '{column}'", source.Name, $"it has {source.Columns.Count}", nearest.Count == 0 ? "hep inspect shows what there is" : $"did you mean {string.Join(", ", nearest)}?");
    }

    private static int Range(IEventSource source, string column, long first, long? count)
    {
        var all = source.EntryCount ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, all);
        var entries = count ?? all - first;
        ArgumentOutOfRangeException.ThrowIfNegative(entries, nameof(count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries, all - first, nameof(count));
        return entries <= Array.MaxLength - 1 ? (int)entries : throw ColumnShape.TooMany(source, column, entries);
    }

    private static void ForEachBlock(IEventSource source, int column, long first, long count, Action<Column> use)
    {
        const int MostEntries = 50_000;
        using var reader = source.OpenReader();
        var end = first + count;
        var boundaries = source.ClusterBoundaries([column]);
        for (var i = 0; i + 1 < boundaries.Count; i++)
        {
            var at = Math.Max(first, boundaries[i]);
            var until = Math.Min(end, boundaries[i + 1]);
            if (at >= until)
            {
                continue;
            }

            reader.BeginTask(at, until - at);
            for (; at < until; at += MostEntries)
            {
                use(reader.Read(column, at, (int)Math.Min(MostEntries, until - at)));
            }
        }
    }
}
