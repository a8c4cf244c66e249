using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.EventLoop;

/// <summary>Where the objects of each event of a block are. One worker's.</summary>
internal sealed class CollectionReader(ObjectColumns columns, ItemOffsets offsets) : IBlockHandle
{
    public ObjectColumns Columns { get; } = columns;

    public (int First, int Count) Of(int index)
    {
        Columns.BeginEvent(index);
        return offsets.Of(index);
    }

    public void Begin(Block block)
    {
        Columns.Forget();
        offsets.Forget();
    }
}
