using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// Of a class with several layouts in the file, a column has that of its first object: most branches hold objects of one. It is
/// met by reading.
/// </summary>
internal sealed class LayoutProbe
{
    private readonly Dictionary<string, StreamerInfo> first = new(StringComparer.Ordinal);

    /// <summary>The layouts that were met first, by class.</summary>
    public IReadOnlyDictionary<string, StreamerInfo> First => first;

    /// <summary>An object of that layout is read.</summary>
    public void Meet(StreamerInfo info) => first.TryAdd(info.ClassName, info);
}
