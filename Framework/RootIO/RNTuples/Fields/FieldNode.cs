using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Makes the column of a field, block by block, for one worker. Not thread-safe.</summary>
internal abstract class FieldNode : IDisposable
{
    /// <summary>The column; its memory is filled by <see cref="Update"/>.</summary>
    public abstract Column Column { get; }

    /// <summary>Makes the column fit the present block.</summary>
    public abstract void Update();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
