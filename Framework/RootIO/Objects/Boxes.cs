namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Boxed numbers that members are full of, made once: a tree of a thousand branches holds fifty thousand numbers, most of
/// them small. Thread-safe.
/// </summary>
internal static class Boxes
{
    private const int Small = 128;

    // fBits of objects that are alive on the heap, and of those that may be deleted: what nearly every TObject holds.
    private const uint OnHeap = 0x0300_0000;

    private static readonly object[] Shorts = [.. Enumerable.Range(0, Small).Select(value => (object)(short)value)];
    private static readonly object[] Ints = [.. Enumerable.Range(0, Small).Select(value => (object)value)];
    private static readonly object[] UnsignedInts = [.. Enumerable.Range(0, Small).Select(value => (object)(uint)value)];
    private static readonly object[] Longs = [.. Enumerable.Range(0, Small).Select(value => (object)(long)value)];
    private static readonly object HeapBits = OnHeap;

    public static object True { get; } = true;

    public static object False { get; } = false;

    public static object Of(short value) => (ushort)value < Small ? Shorts[value] : value;

    public static object Of(int value) => (uint)value < Small ? Ints[value] : value;

    public static object Of(uint value) => value < Small ? UnsignedInts[value] : value == OnHeap ? HeapBits : value;

    public static object Of(long value) => (ulong)value < Small ? Longs[value] : value;
}
