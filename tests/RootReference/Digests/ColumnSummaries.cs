using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.Digests;

/// <summary>The columns that an array of entries falls into (FORMAT.md, "Columns"), filled block by block. Not thread-safe.</summary>
/// <param name="form">The form of the answers that they are compared with.</param>
internal sealed class ColumnSummaries(ColumnForm form) : IDisposable
{
    private readonly Dictionary<(string Path, string Kind), ColumnSummary> summaries = [];

    public IReadOnlyCollection<ColumnSummary> All => summaries.Values;

    public ColumnSummary? Find(string path, string kind) => summaries.GetValueOrDefault((path, kind));

    /// <summary>The column of a path and a kind, made where there is none.</summary>
    public ColumnSummary At(string path, string kind, string valueType = "")
    {
        if (!summaries.TryGetValue((path, kind), out var summary))
        {
            summaries[(path, kind)] = summary = new ColumnSummary(path, kind, valueType);
        }

        return summary;
    }

    /// <summary>Adds a block of what stands at a path.</summary>
    public void Add(string path, Column column)
    {
        switch (column)
        {
            case NumberColumn numbers:
                AddNumbers(path, numbers);
                break;
            case TextColumn text:
                At(path, "string").AddTexts(text.Offsets, text.Bytes);
                break;
            case ListColumn list:
                At($"{path}[]", "list").AddLists(list.Offsets);
                Add($"{path}[]", list.Content);
                break;
            case FixedArrayColumn array:
                Add($"{path}[{array.Length}]", array.Content);
                break;
            case OptionColumn option:
                At($"{path}?", "option").AddNumbers(Bytes(option.ValidColumn), NumberKind.Bool);
                Add($"{path}?", option.Content);
                break;
            case UnionColumn union:
                AddUnion($"{path}|", union);
                break;
            case RecordColumn { Contents.Count: 0 }:
                At(path, "record0").AddCount(column.Count);
                break;
            case RecordColumn record:
                AddRecord(path, record);
                break;
        }
    }

    public void Dispose()
    {
        foreach (var summary in summaries.Values)
        {
            summary.Dispose();
        }
    }

    private static ReadOnlySpan<byte> Bytes(NumberColumn numbers) => numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size());

    private void AddNumbers(string path, NumberColumn numbers)
    {
        var kind = form.KindOf(path, numbers.Kind);
        var bytes = kind == numbers.Kind ? Bytes(numbers) : NumberConversion.Convert(Bytes(numbers), numbers.Kind, kind);
        var isWidened = form.IsWidened && kind.IsInteger();
        At(path, kind == NumberKind.Bool ? "bool" : "number", isWidened ? ColumnSummary.WidenedInteger : kind.Name()).AddNumbers(bytes, kind);
    }

    private void AddRecord(string path, RecordColumn record)
    {
        var fields = ((ColumnType.Record)record.ItemType).Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            Add($"{path}.{fields[i].Name}", record.Contents[i]);
        }
    }

    // The other reader has an option for each alternative of a union: number 0, without a value, an empty one.
    private void AddUnion(string path, UnionColumn union)
    {
        At(path, "union").AddNumbers(Bytes(union.TagColumn), NumberKind.Int8);
        for (var i = 0; i < union.Contents.Count; i++)
        {
            var valid = new byte[union.Contents[i].Count];
            Array.Fill(valid, i > 0 ? (byte)1 : (byte)0);
            At($"{path}{i}?", "option").AddNumbers(valid, NumberKind.Bool);
            if (i > 0)
            {
                Add($"{path}{i}?", union.Contents[i]);
            }
        }
    }
}
