namespace HepAnalysis.Columns;

/// <summary>Members side by side: item i of the record is item i of each of <see cref="Contents"/>.</summary>
public sealed class RecordColumn : Column
{
    private readonly NumberColumn? counter;

    /// <param name="type">Names and types of the members.</param>
    /// <param name="contents">One column for each member, of equal counts.</param>
    /// <param name="counter">Its count is that of the records where there is no member; otherwise null.</param>
    /// <exception cref="ArgumentException">Members and columns differ in number, or nothing tells how many records there are.</exception>
    public RecordColumn(ColumnType.Record type, IReadOnlyList<Column> contents, NumberColumn? counter = null)
    {
        if (type.Fields.Count != contents.Count || (contents.Count == 0 && counter is null))
        {
            throw new ArgumentException($"{contents.Count} columns for a record of {type.Fields.Count} members", nameof(contents));
        }

        this.counter = counter;
        ItemType = type;
        Contents = contents;
    }

    /// <summary>The members' values, in the order of the type.</summary>
    public IReadOnlyList<Column> Contents { get; }

    /// <summary>The values of a member; null where there is none of that name.</summary>
    public Column? Find(string member)
    {
        var fields = ((ColumnType.Record)ItemType).Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == member)
            {
                return Contents[i];
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override ColumnType ItemType { get; }

    /// <inheritdoc/>
    public override int Count => Contents.Count > 0 ? Contents[0].Count : counter!.Count;
}
