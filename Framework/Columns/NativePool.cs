using System.Numerics;
using System.Runtime.InteropServices;

namespace HepAnalysis.Columns;

/// <summary>
/// Memory of buffers that have ended, for those that begin: to have the system map and clear it anew takes longer than to
/// decode into it (a reader of 18 columns over 1,000,000 events took 2.5 times as long for that). Holds at most
/// <see cref="MostBytes"/>. Thread-safe.
/// </summary>
internal static unsafe class NativePool
{
    /// <summary>What is kept of all sizes together.</summary>
    public const long MostBytes = 64 << 20;

    private const int Alignment = 64;

    // What is smaller the C library keeps itself; what is larger is rare.
    private const int SmallestClass = 16;
    private const int LargestClass = 25;

    private static readonly Lock Turn = new();
    private static readonly Stack<nint>[] Free = [.. Enumerable.Range(SmallestClass, LargestClass - SmallestClass + 1).Select(_ => new Stack<nint>())];
    private static long kept;

    /// <summary>Takes memory of at least so many bytes; its content is anything.</summary>
    /// <param name="bytes">Bytes; at most <see cref="Array.MaxLength"/>.</param>
    /// <param name="capacity">Bytes that it has.</param>
    public static byte* Take(int bytes, out int capacity)
    {
        var size = Class(bytes);
        if (size is < SmallestClass or > LargestClass)
        {
            capacity = (int)Math.Min(((long)bytes + Alignment - 1) / Alignment * Alignment, int.MaxValue);
        }
        else
        {
            capacity = 1 << size;
            lock (Turn)
            {
                if (Free[size - SmallestClass].TryPop(out var memory))
                {
                    kept -= capacity;
                    return (byte*)memory;
                }
            }
        }

        return (byte*)NativeMemory.AlignedAlloc((nuint)capacity, Alignment);
    }

    /// <summary>Gives back what <see cref="Take"/> gave.</summary>
    public static void Return(byte* memory, int capacity)
    {
        var size = Class(capacity);
        if (memory is not null && size is >= SmallestClass and <= LargestClass && capacity == 1 << size)
        {
            lock (Turn)
            {
                if (kept + capacity <= MostBytes)
                {
                    kept += capacity;
                    Free[size - SmallestClass].Push((nint)memory);
                    return;
                }
            }
        }

        NativeMemory.AlignedFree(memory);
    }

    private static int Class(int bytes) => bytes <= 1 ? 0 : BitOperations.Log2((uint)bytes - 1) + 1;
}
