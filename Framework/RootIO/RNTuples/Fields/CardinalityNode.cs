using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>How many items each collection has.</summary>
internal sealed class CardinalityNode(CollectionDomain items, NumberKind kind) : FieldNode
{
    private readonly NumberColumn counts = new(kind);
    private int block = -1;

    public override Column Column => counts;

    public override void Update()
    {
        items.Update();
        if (block == items.Block)
        {
            return;
        }

        block = -1;
        var offsets = items.Offsets.Values<int>();
        if (kind == NumberKind.UInt64)
        {
            var target = counts.Resize<ulong>(offsets.Length - 1);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = (ulong)(offsets[i + 1] - offsets[i]);
            }
        }
        else
        {
            var target = counts.Resize<uint>(offsets.Length - 1);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = (uint)(offsets[i + 1] - offsets[i]);
            }
        }

        block = items.Block;
    }

    public override void Dispose() => counts.Dispose();
}
