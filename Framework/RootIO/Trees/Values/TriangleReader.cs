using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>The elements of a TMatrixTSym: of each row those from the diagonal on, n (n + 1) / 2 for n rows.</summary>
internal sealed class TriangleReader(NumberKind kind, ICounter rows) : ItemListReader(new NumberReader(kind))
{
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

            Content.ReadItems(ref stream, (int)wanted);
            Close();
        }
    }
}
