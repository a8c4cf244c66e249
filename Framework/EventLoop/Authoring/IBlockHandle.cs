using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>What a module reads or writes through, told when the next block begins.</summary>
internal interface IBlockHandle
{
    void Begin(Block block);
}
