using HepAnalysis.Columns;
using HepAnalysis.Expressions.Running;

namespace HepAnalysis.Expressions;

/// <summary>
/// What one worker needs to evaluate expressions over a block: scratch memory, kept from block to block, and the defines
/// that were evaluated for this block. Not thread-safe.
/// </summary>
public sealed class EvaluationContext(Block block) : IDisposable
{
    /// <summary>The block whose columns are read.</summary>
    public Block Block { get; } = block;

    internal Evaluation Evaluation { get; } = new(block);

    /// <summary>Forgets what was evaluated for the block before; to be called after each <see cref="Block.Begin"/>.</summary>
    public void Begin() => Evaluation.Reset();

    /// <inheritdoc/>
    public void Dispose() => Evaluation.Dispose();
}
