using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>Columns in memory as a source of one cluster and one block.</summary>
internal sealed class Table(int entries) : IEventSource
{
    private readonly List<ColumnInfo> infos = [];
    private readonly List<Column> contents = [];

    public string Name => "table.root:Events";

    public IReadOnlyList<ColumnInfo> Columns => infos;

    public IReadOnlyDictionary<string, string> Unreadable { get; init; } = new Dictionary<string, string>();

    public long? EntryCount => entries;

    public bool CanSeek => true;

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => [0, entries];

    public IColumnReader OpenReader() => new Reader(this);

    public void Dispose()
    {
    }

    public Table With(string name, Column column, string? counter = null)
    {
        infos.Add(new ColumnInfo(name, column.ItemType, counter));
        contents.Add(column);
        return this;
    }

    public static NumberColumn Numbers<T>(params ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var column = new NumberColumn(NumberKinds.Of<T>());
        values.CopyTo(column.Resize<T>(values.Length));
        return column;
    }

    /// <summary>Lists of the given lengths over a content.</summary>
    public static ListColumn Lists(Column content, params ReadOnlySpan<int> lengths) => new(Offsets(lengths), content);

    public static TextColumn Texts(params ReadOnlySpan<string> texts)
    {
        var lengths = new int[texts.Length];
        var bytes = new List<byte>();
        for (var i = 0; i < texts.Length; i++)
        {
            var text = System.Text.Encoding.UTF8.GetBytes(texts[i]);
            bytes.AddRange(text);
            lengths[i] = text.Length;
        }

        return new(Offsets(lengths), Numbers<byte>([.. bytes]));
    }

    public static RecordColumn Records(params (string Name, Column Content)[] members) => new(
        new ColumnType.Record([.. members.Select(member => new RecordField(member.Name, member.Content.ItemType))]), [.. members.Select(member => member.Content)]);

    private static NumberColumn Offsets(ReadOnlySpan<int> lengths)
    {
        var offsets = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
        {
            offsets[i + 1] = offsets[i] + lengths[i];
        }

        return Numbers<int>(offsets);
    }

    private sealed class Reader(Table table) : IColumnReader
    {
        public ReadCost Cost => default;

        public void BeginTask(long firstEntry, long entryCount)
        {
        }

        public Column Read(int column, long firstEntry, int entryCount)
        {
            Assert.That((firstEntry, entryCount), Is.EqualTo((0L, table.contents[column].Count)));
            return table.contents[column];
        }

        public void Dispose()
        {
        }
    }
}
