using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>A decoded page of indices, and how many cursors have it open. Not thread-safe.</summary>
internal sealed class IndexPage : IDisposable
{
    private readonly NativeBuffer content = new();

    /// <summary>Where it lies.</summary>
    public PagePlace Place { get; private set; }

    /// <summary>How it is stored.</summary>
    public RNTupleColumnType Type { get; private set; }

    /// <summary>Cursors that have it open.</summary>
    public int Users { get; set; }

    /// <summary>The indices.</summary>
    public ReadOnlySpan<ulong> Indices => content.Values<ulong>(Place.Elements);

    /// <summary>Turns to another page.</summary>
    /// <returns>Where its indices are to be put.</returns>
    public Span<ulong> Turn(PagePlace place, RNTupleColumnType type)
    {
        (Place, Type) = (place, type);
        return content.Reserve<ulong>(place.Elements);
    }

    /// <summary>True where it holds the indices of a page.</summary>
    public bool Holds(PagePlace place, RNTupleColumnType type) => Type == type && Place.Locator == place.Locator && Place.Elements == place.Elements;

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();
}
