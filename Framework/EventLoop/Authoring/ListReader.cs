using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>The list column of a block, read when first asked for. One worker's.</summary>
internal sealed class ListReader(Func<ListColumn> read) : IBlockHandle
{
    private ListColumn? list;

    public ListColumn List => list ??= read();

    public void Begin(Block block) => list = null;
}
