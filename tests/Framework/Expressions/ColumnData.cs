using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Columns in memory, read like those of a file, with a schema over them.</summary>
internal sealed class ColumnData : IColumnReader
{
    private readonly List<(ColumnInfo Info, Array Values, int[]? Offsets)> columns = [];
    private readonly Dictionary<string, Column> kept = [];
    private readonly List<SchemaCollection> collections = [];

    /// <summary>Entries.</summary>
    public required int Count { get; init; }

    public ReadCost Cost => default;

    public EventSchema Schema => new("test", collections, columns.Select(column => new SchemaField(column.Info.Name, column.Info.Type)));

    public ColumnData Scalar<T>(string name, T[] values) where T : unmanaged
    {
        columns.Add((new ColumnInfo(name, new ColumnType.Number(NumberKinds.Of<T>())), values, null));
        return this;
    }

    public ColumnData List<T>(string name, T[][] values) where T : unmanaged
    {
        var offsets = new int[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            offsets[i + 1] = offsets[i] + values[i].Length;
        }

        columns.Add((new ColumnInfo(name, new ColumnType.List(new ColumnType.Number(NumberKinds.Of<T>()))), values.SelectMany(x => x).ToArray(), offsets));
        return this;
    }

    public ColumnData Fixed<T>(string name, int length, T[] values) where T : unmanaged
    {
        columns.Add((new ColumnInfo(name, new ColumnType.FixedArray(new ColumnType.Number(NumberKinds.Of<T>()), length)), values, null));
        return this;
    }

    /// <summary>A collection of the columns <c>Name_member</c>; a single object where they are scalars.</summary>
    public ColumnData Collection(string name, params string[] members)
    {
        var first = columns.First(column => column.Info.Name == $"{name}_{members[0]}").Info.Type;
        collections.Add(new SchemaCollection(name, first is ColumnType.List, [.. members.Select(member => new SchemaMember(member, Kind($"{name}_{member}"), [$"{name}_{member}"]))]));
        return this;
    }

    /// <summary>A collection of scalars side by side: <c>px1, px2</c>.</summary>
    public ColumnData SideBySide(string name, int objects, params string[] members)
    {
        collections.Add(new SchemaCollection(name, true, [.. members.Select(member => new SchemaMember(
            member, Kind($"{member}1"), [.. Enumerable.Range(1, objects).Select(n => $"{member}{n}")]))]));
        return this;
    }

    /// <summary>A block of all entries.</summary>
    public Block Block(ColumnSlots slots)
    {
        var block = new Block(slots);
        Attach(block, slots);
        block.Begin(0, Count);
        return block;
    }

    public void Attach(Block block, ColumnSlots slots) => block.Attach(
        "memory:Events", this, [.. Enumerable.Range(0, slots.Count).Select(slot => slots[slot].Select(name => columns.FindIndex(column => column.Info.Name == name)).ToArray())]);

    public void BeginTask(long firstEntry, long entryCount)
    {
    }

    public Column Read(int column, long firstEntry, int entryCount)
    {
        var (info, values, offsets) = columns[column];
        if (!kept.TryGetValue(info.Name, out var read) || firstEntry != 0 || entryCount != Count)
        {
            read = Make(info, values, offsets, (int)firstEntry, entryCount);
            kept[info.Name] = firstEntry == 0 && entryCount == Count ? read : kept.GetValueOrDefault(info.Name, read);
        }

        return read;
    }

    public void Dispose()
    {
    }

    private static Column Make(ColumnInfo info, Array values, int[]? offsets, int first, int count)
    {
        switch (info.Type)
        {
            case ColumnType.List list:
                var starts = new NumberColumn(NumberKind.Int32);
                var target = starts.Resize<int>(count + 1);
                for (var i = 0; i <= count; i++)
                {
                    target[i] = offsets![first + i] - offsets[first];
                }

                return new ListColumn(starts, Numbers(((ColumnType.Number)list.Item).Kind, values, offsets![first], offsets[first + count]));
            case ColumnType.FixedArray array:
                return new FixedArrayColumn(Numbers(((ColumnType.Number)array.Item).Kind, values, first * array.Length, (first + count) * array.Length), array.Length);
            default:
                return Numbers(((ColumnType.Number)info.Type).Kind, values, first, first + count);
        }
    }

    private static NumberColumn Numbers(NumberKind kind, Array values, int start, int end)
    {
        var column = new NumberColumn(kind);
        var bytes = column.ResizeBytes(end - start);
        var all = new byte[Buffer.ByteLength(values)];
        Buffer.BlockCopy(values, 0, all, 0, all.Length);
        all.AsSpan(start * kind.Size(), bytes.Length).CopyTo(bytes);
        return column;
    }

    private NumberKind Kind(string name) => columns.First(column => column.Info.Name == name).Info.Type switch
    {
        ColumnType.List list => ((ColumnType.Number)list.Item).Kind,
        var type => ((ColumnType.Number)type).Kind,
    };
}
