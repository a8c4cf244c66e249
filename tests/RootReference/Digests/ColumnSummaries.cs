using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.Digests;

/// <summary>The columns that an array of entries falls into (FORMAT.md, "Columns"), filled block by block. Not thread-safe.</summary>
/// <param name="form">The form of the answers that they are compared with.</param>
internal sealed class ColumnSummaries(ColumnForm form) : IDisposable
{
    private readonly Dictionary<(string Path, string Kind), ColumnSummary> summaries = [];

    public IReadOnlyCollection<ColumnSummary> All => summaries.Values;

    public ColumnSummary? Find(string path, string kind) => summaries.GetValueOrDefault((path, kind));

    /// <summary>Whether the answers have a column.</summary>
    public bool Wants(string path, string kind) => form.HasKind(path, "", kind);

    /// <summary>Whether the answers have a column at a path or behind it.</summary>
    public bool WantsWithin(string path) => form.HasWithin(path);

    /// <summary>The column of a path and a kind, made where there is none.</summary>
    public ColumnSummary At(string path, string kind, string valueType = "")
    {
        if (!summaries.TryGetValue((path, kind), out var summary))
        {
            summaries[(path, kind)] = summary = new ColumnSummary(path, kind, valueType, form.MaskedPaths.Contains(path));
        }

        return summary;
    }

    /// <summary>Adds a block of what stands at a path.</summary>
    public void Add(string path, Column column) => Add(path, column, 0, column.Count);

    /// <summary>Adds numbers, given as bytes.</summary>
    public void AddNumbers(string path, ReadOnlySpan<byte> bytes, NumberKind stored)
    {
        var kind = form.KindOf(path, stored);
        var isWidened = form.IsWidened && kind.IsInteger();
        At(path, kind == NumberKind.Bool ? "bool" : "number", isWidened ? ColumnSummary.WidenedInteger : kind.Name())
            .AddNumbers(kind == stored ? bytes : NumberConversion.Convert(bytes, stored, kind), kind);
    }

    public void Dispose()
    {
        foreach (var summary in summaries.Values)
        {
            summary.Dispose();
        }
    }

    private void Add(string path, Column column, int first, int count)
    {
        switch (column)
        {
            case NumberColumn numbers:
                AddNumbers(path, Bytes(numbers, first, count), numbers.Kind);
                break;
            case TextColumn text:
                At(path, "string").AddTexts(Range(text.Offsets, first, count), text.Bytes);
                break;
            case ListColumn list:
                AddLists($"{path}[]", list, first, count);
                break;
            case FixedArrayColumn array:
                AddArrays(path, array, first, count);
                break;
            case OptionColumn option:
                AddOption(path, option, first, count);
                break;
            case UnionColumn union when form.HasKind(path, "|", "union"):
                AddUnion($"{path}|", union, first, count);
                break;
            case UnionColumn union:
                AddEach(path, union, first, count);
                break;
            case RecordColumn { Contents.Count: 0 }:
                At(path, "record0").AddCount(count);
                break;
            case RecordColumn record:
                AddRecord(path, record, first, count);
                break;
        }
    }

    private void AddRecord(string path, RecordColumn record, int first, int count)
    {
        // A member named as one of its base: both in one column, object by object (root-answers/README.md).
        var fields = ((ColumnType.Record)record.ItemType).Fields;
        if (count > 1 && fields.DistinctBy(field => field.Name).Count() < fields.Count)
        {
            for (var i = 0; i < count; i++)
            {
                AddRecord(path, record, first + i, 1);
            }

            return;
        }

        for (var i = 0; i < fields.Count; i++)
        {
            Add(form.MemberPath(path, fields[i].Name), record.Contents[i], first, count);
        }
    }

    private static ReadOnlySpan<byte> Bytes(NumberColumn numbers, int first, int count)
    {
        var size = numbers.Kind.Size();
        return numbers.Buffer.Values<byte>(numbers.Count * size).Slice(first * size, count * size);
    }

    private static ReadOnlySpan<int> Range(ReadOnlySpan<int> offsets, int first, int count) => count == 0 ? [] : offsets.Slice(first, count + 1);

    private void AddArrays(string path, FixedArrayColumn array, int first, int count)
    {
        List<int> sizes = [array.Length];
        var content = array.Content;
        while (content is FixedArrayColumn inner)
        {
            sizes.Add(inner.Length);
            content = inner.Content;
        }

        var values = sizes.Aggregate(1, (all, size) => all * size);
        Add(form.ArrayPath(path, sizes), content, first * values, count * values);
    }

    private void AddLists(string path, ListColumn list, int first, int count)
    {
        var offsets = Range(list.Offsets, first, count);
        At(path, "list").AddLists(offsets);
        if (offsets.Length == 0)
        {
            Add(path, list.Content, 0, 0);
        }
        else if (!form.IsSorted(path))
        {
            Add(path, list.Content, offsets[0], offsets[^1] - offsets[0]);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                foreach (var item in SortedItems.Of(list.Content, offsets[i], offsets[i + 1]))
                {
                    Add(path, list.Content, item, 1);
                }
            }
        }
    }

    // A pointer's content stands at the same path, where those that point nowhere are counted; an optional value's at a path of its own.
    private void AddOption(string path, OptionColumn option, int first, int count)
    {
        var valid = option.Valid;
        var before = valid[..first].Count(true);
        var there = valid.Slice(first, count).Count(true);
        if (form.HasKind(path, "?", "option"))
        {
            At($"{path}?", "option").AddNumbers(Bytes(option.ValidColumn, first, count), NumberKind.Bool);
            path += "?";
        }
        else if (there < count)
        {
            At(path, "null").AddCount(count - there);
        }

        Add(path, option.Content, before, there);
    }

    // The other reader has an option for each alternative of a union: number 0, without a value, an empty one. An alternative
    // that is an option or a union itself stands alone.
    private void AddUnion(string path, UnionColumn union, int first, int count)
    {
        At(path, "union").AddNumbers(Bytes(union.TagColumn, first, count), NumberKind.Int8);
        for (var i = 0; i < union.Contents.Count; i++)
        {
            var before = union.Tags[..first].Count((sbyte)i);
            var valid = new byte[union.Tags.Slice(first, count).Count((sbyte)i)];
            if (union.Contents[i] is OptionColumn or UnionColumn)
            {
                Add($"{path}{i}", union.Contents[i], before, valid.Length);
                continue;
            }

            Array.Fill(valid, i > 0 ? (byte)1 : (byte)0);
            At($"{path}{i}?", "option").AddNumbers(valid, NumberKind.Bool);
            if (i > 0)
            {
                Add($"{path}{i}?", union.Contents[i], before, valid.Length);
            }
        }
    }

    // Objects of several classes behind pointers of one: all at the same path, one after the other.
    private void AddEach(string path, UnionColumn union, int first, int count)
    {
        var next = new int[union.Contents.Count];
        for (var i = 0; i < first + count; i++)
        {
            var tag = union.Tags[i];
            if (i >= first)
            {
                Add(path, union.Contents[tag], next[tag], 1);
            }

            next[tag]++;
        }
    }
}
