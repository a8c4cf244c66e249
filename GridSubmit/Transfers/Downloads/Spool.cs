namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Records that one side writes as fast as they come and the other takes when it can: what waits beyond one piece waits on disk. A server
/// whose list is read only as fast as files are fetched would give it up. One writer, one reader at a time.
/// </summary>
internal sealed class Spool(int mostInMemory = Spool.Piece) : IDisposable
{
    // Larger ones would be large objects, which are collected seldom.
    private const int Piece = 64 << 10;
    private const int Room = Piece + (16 << 10);

    private readonly Lock gate = new();
    private readonly Queue<int> pieces = [];
    private MemoryStream begun = new(Room);
    private MemoryStream? given;
    private MemoryStream? spare;
    private FileStream? file;
    private long taken;
    private bool hasEnded;
    private Exception? error;
    private TaskCompletionSource? waiting;

    /// <summary>Adds a record.</summary>
    /// <exception cref="IOException">The disk of temporary files is full.</exception>
    public void Add(Action<BinaryWriter> write)
    {
        lock (gate)
        {
            using (var writer = new BinaryWriter(begun, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                write(writer);
            }

            if (begun.Length >= mostInMemory)
            {
                file ??= Open();
                file.Position = file.Length;
                file.Write(begun.GetBuffer(), 0, (int)begun.Length);
                file.Flush();
                pieces.Enqueue((int)begun.Length);
                begun.SetLength(0);
            }

            Wake();
        }
    }

    /// <summary>Says that all have come, or why not.</summary>
    public void End(Exception? why = null)
    {
        lock (gate)
        {
            (hasEnded, error) = (true, why);
            Wake();
        }
    }

    /// <summary>The next records, some at once, to be read before the next are taken; null where all have been taken.</summary>
    /// <exception cref="Exception">What the writer ended with, after all that came before.</exception>
    public async ValueTask<BinaryReader?> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (given is not null)
                {
                    (spare, given) = (given, null);
                    spare.SetLength(0);
                }

                if (pieces.TryDequeue(out var length))
                {
                    given = TakeSpare();
                    given.SetLength(length);
                    file!.Position = taken;
                    file.ReadExactly(given.GetBuffer(), 0, length);
                    taken += length;
                    return new BinaryReader(given, System.Text.Encoding.UTF8, leaveOpen: true);
                }

                if (begun.Length > 0)
                {
                    (given, begun) = (begun, TakeSpare());
                    given.Position = 0;
                    return new BinaryReader(given, System.Text.Encoding.UTF8, leaveOpen: true);
                }

                if (hasEnded)
                {
                    return error is null ? null : throw error;
                }

                waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                wait = waiting.Task;
            }

            await wait.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"hep-list-{Guid.NewGuid():N}");
        var made = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Nothing is left of it, however this process ends.
            File.Delete(path);
        }

        return made;
    }

    // Buffers go round: new ones would grow old while they wait, and be collected late.
    private MemoryStream TakeSpare()
    {
        var taken = spare ?? new MemoryStream(Room);
        spare = null;
        return taken;
    }

    private void Wake()
    {
        waiting?.TrySetResult();
        waiting = null;
    }
}
