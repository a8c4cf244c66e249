using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Pages;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// The bytes of a TTree's baskets or an RNTuple's pages, task by task: read and decompressed, and nothing else. What a reader of
/// columns does more is what it costs.
/// </summary>
internal sealed class StoredPieces
{
    private readonly string path;
    private readonly List<Piece>[] tasks;

    private StoredPieces(string path, IEnumerable<IEnumerable<Piece>> tasks)
    {
        this.path = path;
        this.tasks = [.. tasks.Select(task => task.OrderBy(piece => piece.Offset).ToList())];
    }

    /// <summary>Number of tasks.</summary>
    public int Tasks => tasks.Length;

    /// <summary>Bytes in the file.</summary>
    public long StoredBytes => tasks.Sum(task => task.Sum(piece => (long)piece.Bytes));

    /// <summary>Bytes after decompression.</summary>
    public long ContentBytes => tasks.Sum(task => task.Sum(piece => (long)piece.ContentBytes));

    /// <summary>The baskets of the named branches and of their counters, each in the task in which it begins.</summary>
    public static StoredPieces Of(RootFile file, RootTree tree, IReadOnlyCollection<string> columns, IReadOnlyList<long> boundaries)
    {
        var counters = tree.Columns.Where(column => columns.Contains(column.Name)).Select(column => column.Counter).OfType<string>();
        var names = columns.Concat(counters).ToHashSet();
        var pieces = new List<Piece>[boundaries.Count - 1];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = [];
        }

        using var source = FileSource.Open(file.Name);
        Span<byte> head = stackalloc byte[200];
        foreach (var branch in tree.Branches.Where(branch => names.Contains(branch.Name)))
        {
            foreach (var basket in branch.Baskets)
            {
                source.Read(basket.Seek, head[..Math.Min(head.Length, basket.Bytes)]);
                var record = BasketRecord.Decode(head, basket, out _);
                pieces[Task(boundaries, basket.FirstEntry)].Add(new(basket.Seek, basket.Bytes, record.KeyBytes, record.ObjectBytes));
            }
        }

        return new(file.Name, pieces);
    }

    /// <summary>The pages of all columns, each place once, in the task of their cluster.</summary>
    public static StoredPieces Of(RootFile file, RNTuple ntuple) => new(
        file.Name,
        ntuple.Clusters.All.Select(cluster => cluster.Columns.SelectMany((range, column) => range.Pages.Select(page => new Piece(
            page.Locator.Offset, (int)page.Locator.Bytes, 0, (int)PageDecoder.PageBytes(ntuple.Schema.Columns[column], page.Elements)))).Distinct()));

    /// <summary>Reads and decompresses all tasks on so many threads.</summary>
    /// <param name="threads">Threads.</param>
    /// <param name="swap">Whether the bytes are then swapped once, by fours, into another buffer.</param>
    public void Read(int threads, bool swap)
    {
        var next = -1;
        using var source = FileSource.Open(path);
        Workers.Run(threads, () =>
        {
            using var decompressor = new RootDecompressor();
            var (stored, content, swapped) = (new byte[1 << 20], new byte[1 << 20], new byte[1 << 20]);
            for (int task; (task = Interlocked.Increment(ref next)) < tasks.Length;)
            {
                foreach (var piece in tasks[task])
                {
                    Grow(ref stored, piece.Bytes);
                    Grow(ref content, piece.ContentBytes);
                    Grow(ref swapped, piece.ContentBytes);
                    source.Read(piece.Offset, stored.AsSpan(0, piece.Bytes));
                    ReadOnlySpan<byte> bytes = stored.AsSpan(piece.KeyBytes, piece.Bytes - piece.KeyBytes);
                    if (bytes.Length != piece.ContentBytes)
                    {
                        decompressor.Decompress(bytes, content.AsSpan(0, piece.ContentBytes), new PayloadPlace(path, "piece", piece.Offset));
                        bytes = content.AsSpan(0, piece.ContentBytes);
                    }

                    if (swap)
                    {
                        var words = MemoryMarshal.Cast<byte, uint>(bytes);
                        BinaryPrimitives.ReverseEndianness(words, MemoryMarshal.Cast<byte, uint>(swapped.AsSpan()));
                    }
                }
            }
        });
    }

    private static int Task(IReadOnlyList<long> boundaries, long entry)
    {
        var task = 0;
        while (task + 2 < boundaries.Count && boundaries[task + 1] <= entry)
        {
            task++;
        }

        return task;
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[length];
        }
    }

    private readonly record struct Piece(long Offset, int Bytes, int KeyBytes, int ContentBytes);
}
