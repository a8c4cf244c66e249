using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.EventLoop;

/// <summary>Seeded events in memory: a collection Muon (counter nMuon), a log-normal weight, a flag; clusters of unequal size.</summary>
internal sealed class MemorySource : IEventSource
{
    private readonly int[] offsets;
    private readonly float[] pt;
    private readonly int[] charge;
    private readonly double[] weight;

    public MemorySource(int entries, int seed, string name = "memory:Events")
    {
        Name = name;
        var random = new Random(seed);
        offsets = new int[entries + 1];
        weight = new double[entries];
        for (var i = 0; i < entries; i++)
        {
            offsets[i + 1] = offsets[i] + random.Next(4);

            // Log-normal over some twenty orders of magnitude: any other order of a plain sum changes its last bits.
            weight[i] = Math.Exp(10 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        pt = [.. Enumerable.Range(0, offsets[^1]).Select(_ => (float)(-20 * Math.Log(1 - random.NextDouble())))];
        charge = [.. Enumerable.Range(0, offsets[^1]).Select(_ => random.Next(2) == 0 ? -1 : 1)];
        Boundaries = [0, .. Enumerable.Range(1, 6).Select(i => (long)(entries * i * i / 49)).Where(at => at > 0 && at < entries).Distinct(), entries];
    }

    public string Name { get; }

    public List<long> Boundaries { get; }

    /// <summary>Called before a column is read: a test throws or cancels here.</summary>
    public Action<string, long>? OnRead { get; init; }

    public int OpenReaders => openReaders;

    private int openReaders;

    /// <summary>Uncompressed size that the source claims, so that each cluster is a task of its own.</summary>
    public IReadOnlyList<ColumnInfo> Columns =>
    [
        new("nMuon", new ColumnType.Number(NumberKind.Int32), UncompressedBytes: 1L << 40),
        new("Muon_pt", new ColumnType.List(new ColumnType.Number(NumberKind.Float32)), "nMuon", UncompressedBytes: 1L << 40),
        new("Muon_charge", new ColumnType.List(new ColumnType.Number(NumberKind.Int32)), "nMuon", UncompressedBytes: 1L << 40),
        new("weight", new ColumnType.Number(NumberKind.Float64), UncompressedBytes: 1L << 40),
    ];

    public IReadOnlyDictionary<string, string> Unreadable { get; } = new Dictionary<string, string>();

    public long? EntryCount => weight.Length;

    public bool CanSeek => true;

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => Boundaries;

    public IColumnReader OpenReader()
    {
        Interlocked.Increment(ref openReaders);
        return new Reader(this);
    }

    public void Dispose()
    {
    }

    private sealed class Reader(MemorySource source) : IColumnReader
    {
        private readonly Column?[] columns = new Column?[4];

        public ReadCost Cost => default;

        public void BeginTask(long firstEntry, long entryCount)
        {
        }

        public Column Read(int column, long firstEntry, int entryCount)
        {
            source.OnRead?.Invoke(source.Columns[column].Name, firstEntry);
            var first = (int)firstEntry;
            return columns[column] = column switch
            {
                0 => Number(NumberKind.Int32, Enumerable.Range(first, entryCount).Select(i => source.offsets[i + 1] - source.offsets[i]).ToArray()),
                1 => List(NumberKind.Float32, source.pt, first, entryCount),
                2 => List(NumberKind.Int32, source.charge, first, entryCount),
                _ => Number(NumberKind.Float64, source.weight[first..(first + entryCount)]),
            };
        }

        public void Dispose() => Interlocked.Decrement(ref source.openReaders);

        private ListColumn List<T>(NumberKind kind, T[] values, int first, int count) where T : unmanaged
        {
            var (from, to) = (source.offsets[first], source.offsets[first + count]);
            var ends = Number(NumberKind.Int32, source.offsets[first..(first + count + 1)].Select(offset => offset - from).ToArray());
            return new ListColumn(ends, Number(kind, values[from..to]));
        }

        private static NumberColumn Number<T>(NumberKind kind, T[] values) where T : unmanaged
        {
            var column = new NumberColumn(kind);
            values.CopyTo(column.Resize<T>(values.Length));
            return column;
        }
    }
}
