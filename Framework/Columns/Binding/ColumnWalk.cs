namespace HepAnalysis.Columns.Binding;

/// <summary>The way from a column of entries to one that has an item for each object: into lists and the members of records.</summary>
internal sealed class ColumnWalk
{
    private readonly FoundColumn found;
    private readonly List<(ItemLevel? Level, string? Field)> steps;

    private ColumnWalk(FoundColumn found, List<(ItemLevel? Level, string? Field)> steps, ColumnType item)
    {
        this.found = found;
        this.steps = steps;
        Item = item;
    }

    /// <summary>Type of an item at its end.</summary>
    public ColumnType Item { get; }

    /// <summary>The way to the items of a level; null where the column has no such depth.</summary>
    /// <param name="found">The column.</param>
    /// <param name="level">The level; null for the events.</param>
    public static ColumnWalk? To(FoundColumn found, ItemLevel? level)
    {
        var levels = new Stack<ItemLevel>();
        for (var above = level; above is not null; above = above.Above)
        {
            levels.Push(above);
        }

        var steps = new List<(ItemLevel?, string?)>();
        var type = found.Type;
        var field = 0;
        while (levels.Count > 0 || field < found.Fields.Count)
        {
            if (type is ColumnType.Record record && field < found.Fields.Count)
            {
                steps.Add((null, found.Fields[field]));
                type = record.Fields.First(member => member.Name == found.Fields[field]).Type;
                field++;
            }
            else if (type is ColumnType.List list && levels.TryPop(out var next))
            {
                steps.Add((next, null));
                type = list.Item;
            }
            else
            {
                return null;
            }
        }

        return new ColumnWalk(found, steps, type);
    }

    /// <summary>The items of a block at its end.</summary>
    public Column Follow(Column column) => Follow(column, null);

    /// <summary>The lists of a block whose items are those of the level that it leads to.</summary>
    public ListColumn FollowToList(Column column, ItemLevel last) => (ListColumn)Follow(column, last);

    private Column Follow(Column column, ItemLevel? last)
    {
        foreach (var (level, field) in steps)
        {
            if (level is null)
            {
                column = ((RecordColumn)column).Find(field!)!;
                continue;
            }

            if (level == last)
            {
                break;
            }

            var list = (ListColumn)column;
            if (level.Depth > 1 || found.Counter is null || found.Counter != level.Counted.Counter)
            {
                level.Check(list, found);
            }

            column = list.Content;
        }

        return column;
    }
}
