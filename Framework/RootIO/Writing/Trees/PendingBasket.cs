using System.Buffers;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>
/// A full basket on its way into the file: compressed here or by another thread. A basket is a record whose key has 19
/// bytes more:
/// <code>
///  fVersion    2   3
///  fBufferSize 4
///  fNevBufSize 4   bytes of an entry; where entries differ, the length of the table of offsets
///  fNevBuf     4   entries
///  fLast       4   length of key and data
///  flag        1   0: the data follow in a record of their own kind
///  data, big-endian
///  where entries differ: fNevBuf + 1 (4), then for each entry where it begins, counted from the key, and fLast
/// </code>
/// Source: root-project/root, tree/tree/src/TBasket.cxx.
/// </summary>
internal sealed class PendingBasket : PendingRecord
{
    public const int ExtraKeyBytes = 19;

    private readonly CompressorPool compressors;
    private byte[] packed = [];
    private int packedLength;

    /// <param name="compressors">Compress the data.</param>
    /// <param name="scheduler">Where; null: here, before the constructor returns.</param>
    /// <param name="data">Data and table of offsets, rented from the shared pool, which gets them back.</param>
    /// <param name="length">How many bytes of <paramref name="data"/>.</param>
    /// <param name="cancellation">Compression need not begin any more.</param>
    public PendingBasket(CompressorPool compressors, TaskScheduler? scheduler, byte[] data, int length, CancellationToken cancellation)
    {
        this.compressors = compressors;
        Data = data;
        Length = length;
        if (scheduler is null)
        {
            Compress();
            Making = Task.CompletedTask;
        }
        else
        {
            Making = Task.Factory.StartNew(Compress, cancellation, TaskCreationOptions.None, scheduler);
        }
    }

    public required BranchWriter Branch { get; init; }

    /// <summary>The key, its position aside, which is where the file ends by then.</summary>
    public required KeyRecord Key { get; init; }

    public required int BufferBytes { get; init; }

    public required int EntryBytes { get; init; }

    public required int Entries { get; init; }

    /// <summary>Length of key and data, the table of offsets left out.</summary>
    public required int Last { get; init; }

    public byte[] Data { get; private set; }

    public int Length { get; }

    public override Task Making { get; }

    public override long MostBytes => (long)Key.KeyBytes + Length;

    public override void Append(OutputFile file)
    {
        var stored = packedLength == 0 ? Data.AsSpan(0, Length) : packed.AsSpan(0, packedLength);
        var key = Key with { SeekKey = file.End, ObjectBytes = Length, StoredBytes = stored.Length };
        var head = new ObjectBuffer();
        key.Write(head);
        head.Int16(3);
        head.Int32(BufferBytes);
        head.Int32(EntryBytes);
        head.Int32(Entries);
        head.Int32(Last);
        head.Byte(0);
        file.Append(head.Written);
        file.Append(stored);
        Branch.Wrote(key);
        Give(Data);
        Give(packed);
        (Data, packed) = ([], []);
    }

    private void Compress()
    {
        packed = ArrayPool<byte>.Shared.Rent(Length);
        packedLength = compressors.Compress(Data.AsSpan(0, Length), packed);
    }

    private static void Give(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
