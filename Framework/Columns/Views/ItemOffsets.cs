using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>Where the items of each event of a block begin and end, read when first asked for. One worker's.</summary>
public sealed unsafe class ItemOffsets
{
    private Func<ListColumn>? read;
    private int* offsets;
    private int count;
    private bool isEmpty;

    /// <summary>The first item of an event and how many there are.</summary>
    /// <exception cref="InvalidOperationException">There is no such event in the block.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int First, int Count) Of(int index)
    {
        if ((uint)index >= (uint)count && !Read(index))
        {
            return default;
        }

        var first = offsets[index];
        return (first, offsets[index + 1] - first);
    }

    /// <summary>Says how the list of a block is had.</summary>
    public void Bind(Func<ListColumn> reader) => read = reader;

    /// <summary>Says that no event has an item.</summary>
    public void BindEmpty() => isEmpty = true;

    /// <summary>The list of the block.</summary>
    internal ListColumn Read() => read!();

    /// <summary>Forgets the block before.</summary>
    public void Forget() => count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Read(int index)
    {
        if (isEmpty)
        {
            return false;
        }

        if (count == 0)
        {
            var list = read is null ? throw new InvalidOperationException("this collection is not bound: a handle is bound before event 1") : read();
            offsets = (int*)list.OffsetColumn.Buffer.Pointer;
            count = list.Count;
        }

        return (uint)index < (uint)count ? true : throw new InvalidOperationException($"event {index} of a block that has {count}");
    }
}
