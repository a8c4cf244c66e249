using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>The offsets of lists or texts, appended one by one.</summary>
internal sealed class Offsets : IDisposable
{
    public Offsets()
    {
        Clear();
    }

    public NumberColumn Column { get; } = new(NumberKind.Int32);

    public int Count => Column.Count - 1;

    public void Clear() => Column.Resize<int>(1)[0] = 0;

    public void Append(int end)
    {
        var count = Column.Count;
        Column.Buffer.Extend<int>(count + 1, count);
        Column.Resize<int>(count + 1)[count] = end;
    }

    public void Dispose() => Column.Dispose();
}
