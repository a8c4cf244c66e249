using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>
/// Our columns in the form of the reference answers: alternatives of unions are options there (number 0, without a value,
/// an empty one), kind of collections may be of another width, and texts have a digest of their lengths.
/// </summary>
internal static class ReferenceForm
{
    public static Column Of(Column column, NumberKind? kind) => column switch
    {
        NumberColumn number when kind is { } other && other != number.Kind => AsKind(number, other),
        ListColumn list => new ListColumn(list.OffsetColumn, Of(list.Content, kind)),
        FixedArrayColumn array => new FixedArrayColumn(Of(array.Content, kind), array.Length),
        OptionColumn option => new OptionColumn(option.ValidColumn, Of(option.Content, kind)),
        RecordColumn { Contents.Count: > 0 } record => Record(record, [.. record.Contents.Select(content => Of(content, kind))]),
        UnionColumn union => new UnionColumn(union.TagColumn, [.. union.Contents.Select((content, i) => AsOption(Of(content, kind), i > 0))]),
        _ => column,
    };

    /// <summary>Texts as lists of bytes.</summary>
    public static Column Lengths(Column column) => column switch
    {
        TextColumn text => new ListColumn(text.OffsetColumn, text.ByteColumn),
        ListColumn list => new ListColumn(list.OffsetColumn, Lengths(list.Content)),
        FixedArrayColumn array => new FixedArrayColumn(Lengths(array.Content), array.Length),
        OptionColumn option => new OptionColumn(option.ValidColumn, Lengths(option.Content)),
        RecordColumn { Contents.Count: > 0 } record => Record(record, [.. record.Contents.Select(Lengths)]),
        UnionColumn union => new UnionColumn(union.TagColumn, [.. union.Contents.Select(Lengths)]),
        _ => column,
    };

    private static RecordColumn Record(RecordColumn record, Column[] contents)
    {
        var fields = ((ColumnType.Record)record.ItemType).Fields;
        return new RecordColumn(new ColumnType.Record([.. fields.Select((field, i) => new RecordField(field.Name, contents[i].ItemType))]), contents);
    }

    private static OptionColumn AsOption(Column content, bool isThere)
    {
        var valid = new NumberColumn(NumberKind.Bool);
        valid.Resize<bool>(content.Count).Fill(isThere);
        return new OptionColumn(valid, content);
    }

    private static NumberColumn AsKind(NumberColumn number, NumberKind kind)
    {
        var wide = new NumberColumn(kind);
        if (kind == NumberKind.Float32)
        {
            var floats = wide.Resize<float>(number.Count);
            for (var i = 0; i < floats.Length; i++)
            {
                floats[i] = (float)number.Values<double>()[i];
            }

            return wide;
        }

        var target = wide.Resize<long>(number.Count);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = number.Kind == NumberKind.UInt32 ? number.Values<uint>()[i] : (long)number.Values<ulong>()[i];
        }

        return wide;
    }
}
