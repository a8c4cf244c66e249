namespace HepAnalysis.Columns.Binding;

/// <summary>Where a member is in a source.</summary>
/// <param name="Columns">Its column, or several scalar columns side by side.</param>
/// <param name="Type">Type of an entry of them.</param>
/// <param name="Counter">What counts its items, where that is known: lists with one counter have equal lengths.</param>
public sealed record FoundColumn(IReadOnlyList<string> Columns, ColumnType Type, string? Counter = null)
{
    /// <summary>The members of records on the way, where the column holds whole ones.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Its column, for messages.</summary>
    public string Name => string.Join('.', Fields.Prepend(string.Join(", ", Columns)));

    /// <summary>Looks for a member under all names that it may have: as a column of its own, or in the records of one.</summary>
    /// <param name="path">The member.</param>
    /// <param name="column">The column of a name, or null.</param>
    public static FoundColumn? ByName(MemberPath path, Func<string, FoundColumn?> column)
    {
        if (path.Columns.Select(column).FirstOrDefault(found => found is not null) is { } whole)
        {
            return whole;
        }

        var steps = path.Steps.ToList();
        for (var depth = steps.Count - 1; depth > 0; depth--)
        {
            foreach (var record in steps[depth - 1].Columns.Select(column))
            {
                if (record is not null && FieldsOf(record.Type, steps, depth) is { } fields)
                {
                    return record with { Fields = fields };
                }
            }
        }

        return null;
    }

    private static List<string>? FieldsOf(ColumnType type, List<MemberPath> steps, int depth)
    {
        var fields = new List<string>();
        for (; depth < steps.Count; depth++)
        {
            while (type is ColumnType.List list)
            {
                type = list.Item;
            }

            if (type is not ColumnType.Record record
                || steps[depth].Names.Select(name => record.Fields.FirstOrDefault(field => field.Name == name)).FirstOrDefault(field => field is not null) is not { } found)
            {
                return null;
            }

            fields.Add(found.Name);
            type = found.Type;
        }

        return fields;
    }
}
