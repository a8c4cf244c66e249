using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// A file that is being fetched, under a name of its own until it is whole, with the checksum of what has come. It is held for one transfer
/// alone, of this process or another: who comes second waits. What has come stays there, unless it is nothing.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const string Suffix = ".part";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly SafeFileHandle handle;
    private readonly string path;
    private bool isFinished;

    private PartFile(SafeFileHandle handle, string path, Checksum sum) => (this.handle, this.path, Sum) = (handle, path, sum);

    /// <summary>The checksum of what has come.</summary>
    public Checksum Sum { get; }

    /// <summary>Bytes that have come.</summary>
    public long Length => Sum.Bytes;

    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>Waits until nobody else holds it, and takes it.</summary>
    /// <param name="whole">The path of the file when it is whole.</param>
    /// <param name="most">What it will have; what was there before is kept if it is not more. Negative: nothing of it is kept.</param>
    /// <param name="sum">Its checksum, of nothing yet.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<PartFile> TakeAsync(string whole, long most, Checksum sum, CancellationToken cancellation)
    {
        var path = whole + Suffix;
        while (true)
        {
            SafeFileHandle handle;
            try
            {
                handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeld(e))
            {
                await Task.Delay(Patience, cancellation).ConfigureAwait(false);
                continue;
            }

            // Who held it may have given it its name, or removed it, after it was opened here.
            if (!File.Exists(path))
            {
                handle.Dispose();
                continue;
            }

            var part = new PartFile(handle, path, sum);
            try
            {
                if (RandomAccess.GetLength(handle) is > 0 and var there && there <= most)
                {
                    await part.ReadAgainAsync(cancellation).ConfigureAwait(false);
                }
                else
                {
                    part.Clear();
                }

                return part;
            }
            catch
            {
                part.Dispose();
                throw;
            }
        }
    }

    /// <summary>Adds what comes next.</summary>
    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var at = Length;
        Sum.Append(bytes.Span);
        if (bytes.Length >= Checksum.BufferBytes / 2)
        {
            return RandomAccess.WriteAsync(handle, bytes, at, cancellation);
        }

        // Little is copied sooner than another thread is found for it.
        RandomAccess.Write(handle, bytes.Span, at);
        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets what has come.</summary>
    public void Clear()
    {
        RandomAccess.SetLength(handle, 0);
        Sum.Clear();
    }

    /// <summary>Looks at what is there: from before, or what another program has written.</summary>
    public async Task ReadAgainAsync(CancellationToken cancellation)
    {
        Sum.Clear();
        var buffer = ArrayPool<byte>.Shared.Rent(Checksum.BufferBytes);
        try
        {
            for (int got; (got = await RandomAccess.ReadAsync(handle, buffer, Length, cancellation).ConfigureAwait(false)) > 0;)
            {
                Sum.Append(buffer.AsSpan(0, got));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gives it its name.</summary>
    public void Finish(string whole, bool replaces)
    {
        if (OperatingSystem.IsWindows())
        {
            handle.Dispose();
        }

        // Elsewhere it is held until it has its name, so that nobody takes it for left behind.
        File.Move(path, whole, replaces);
        isFinished = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isFinished && Length == 0)
        {
            File.Delete(path);
        }

        handle.Dispose();
    }

    /// <summary>Does what somebody else who holds the file may hinder, when he has let it go.</summary>
    public static async Task<T> PatientlyAsync<T>(Func<Task<T>> action, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch (IOException e) when (IsHeld(e))
            {
                await Task.Delay(Patience, cancellation).ConfigureAwait(false);
            }
        }
    }

    // EWOULDBLOCK of Linux and of BSD, ERROR_SHARING_VIOLATION.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
