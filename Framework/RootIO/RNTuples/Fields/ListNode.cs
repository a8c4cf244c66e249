using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Collections: the offsets of their place, and what is inside.</summary>
internal sealed class ListNode(CollectionDomain items, FieldNode content, LengthGuard? guard) : FieldNode
{
    public override Column Column { get; } = new ListColumn(items.Offsets, content.Column);

    public override void Update()
    {
        items.Update();
        guard?.Check(items);
        content.Update();
    }
}
