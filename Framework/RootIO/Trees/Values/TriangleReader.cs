using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>The elements of a TMatrixTSym: of each row those from the diagonal on, n (n + 1) / 2 for n rows.</summary>
internal sealed class TriangleReader(NumberKind kind, ICounter rows) : ValueReader
{
    private readonly NumberReader elements = new(kind);
    private readonly Offsets offsets = new();
    private ListColumn? column;

    public override Column Column => column ??= new ListColumn(offsets.Column, elements.Column);

    public override int Count => offsets.Count;

    public override void Clear()
    {
        elements.Clear();
        offsets.Clear();
    }

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var n = rows.Get(i, count);
            var wanted = n is < 0 or > int.MaxValue ? -1 : n * (n + 1) / 2;
            if (wanted < 0 || wanted > stream.Remaining)
            {
                throw stream.Corrupt($"a symmetric matrix of {n} rows where {stream.Remaining} bytes are left");
            }

            elements.ReadItems(ref stream, (int)wanted);
            offsets.Append(elements.Count);
        }
    }

    public override void Dispose()
    {
        elements.Dispose();
        offsets.Dispose();
    }
}
