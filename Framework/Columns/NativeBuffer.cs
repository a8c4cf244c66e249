using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HepAnalysis.Columns;

/// <summary>
/// Growable memory outside the garbage collector, aligned to 64 bytes (a cache line, the widest vector), typed by span.
/// It is kept and used again from block to block: after the first blocks nothing is allocated.
/// Not thread-safe; one worker owns it.
/// </summary>
public sealed unsafe class NativeBuffer : IDisposable
{
    private byte* memory;

    /// <summary>Bytes that fit without growing.</summary>
    public int Capacity { get; private set; }

    /// <summary>Address of the first byte; moves when the buffer grows.</summary>
    public void* Pointer => memory;

    /// <summary>The first <paramref name="count"/> values as <typeparamref name="T"/>, grown to fit; old content is lost when it grows.</summary>
    /// <exception cref="OutOfMemoryException">More than 2 GB.</exception>
    public Span<T> Reserve<T>(int count) where T : unmanaged
    {
        var bytes = (long)count * sizeof(T);
        if (bytes > Capacity)
        {
            Grow(bytes, keep: 0);
        }

        return new Span<T>(memory, count);
    }

    /// <summary>As <see cref="Reserve{T}"/>, but the first <paramref name="keep"/> values survive.</summary>
    public Span<T> Extend<T>(int count, int keep) where T : unmanaged
    {
        var bytes = (long)count * sizeof(T);
        if (bytes > Capacity)
        {
            Grow(bytes, (long)keep * sizeof(T));
        }

        return new Span<T>(memory, count);
    }

    /// <summary>The first <paramref name="count"/> values; they must have been reserved.</summary>
    public ReadOnlySpan<T> Values<T>(int count) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count * sizeof(T), Capacity);
        return new ReadOnlySpan<T>(memory, count);
    }

    /// <summary>Fills the buffer with a pattern no analysis mistakes for data, so that a stale view is seen.</summary>
    public void Poison() => new Span<byte>(memory, Capacity).Fill(0xFB);

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the memory of a buffer that was forgotten.</summary>
    ~NativeBuffer() => Release();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(long bytes, long keep)
    {
        // Half as much again, so that slowly growing blocks do not allocate each time.
        var wanted = Math.Min(Math.Max(bytes, Capacity + (long)Capacity / 2), Array.MaxLength);
        if (wanted < bytes)
        {
            throw new OutOfMemoryException($"a column buffer of {bytes:N0} bytes is beyond the 2 GB that one block may hold");
        }

        var grown = NativePool.Take((int)wanted, out var capacity);
        if (keep > 0)
        {
            NativeMemory.Copy(memory, grown, (nuint)keep);
        }

        Release();
        memory = grown;
        Capacity = capacity;
    }

    private void Release()
    {
        NativePool.Return(memory, Capacity);
        memory = null;
        Capacity = 0;
    }
}
