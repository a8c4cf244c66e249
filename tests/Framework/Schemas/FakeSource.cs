using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.Schemas;

/// <summary>A source that only says what columns it has.</summary>
internal sealed class FakeSource(params ColumnInfo[] columns) : IEventSource
{
    public string Name => "fake.root:Events";

    public IReadOnlyList<ColumnInfo> Columns => columns;

    public IReadOnlyDictionary<string, string> Unreadable { get; init; } = new Dictionary<string, string>();

    public long? EntryCount => 0;

    public bool CanSeek => true;

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> needed) => [0];

    public IColumnReader OpenReader() => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public static ColumnInfo Scalar(string name, NumberKind kind = NumberKind.Float32) => new(name, new ColumnType.Number(kind));

    public static ColumnInfo List(string name, string? counter, NumberKind kind = NumberKind.Float32) =>
        new(name, new ColumnType.List(new ColumnType.Number(kind)), counter);
}
