using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>A collection that is a member of an event, or of the objects of another collection. One worker's.</summary>
/// <typeparam name="T">Struct of its objects.</typeparam>
public sealed class CollectionValues<T>
    where T : struct, IEventObject<T>
{
    internal CollectionValues()
    {
    }

    /// <summary>The objects of an item: a view, valid until the block is done.</summary>
    public Objects<T> this[int item]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var (first, count) = Offsets.Of(item);
            return new Objects<T>(Columns, first, count);
        }
    }

    internal ObjectColumns Columns { get; } = T.CreateColumns();

    internal ItemOffsets Offsets { get; } = new();
}
