using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Arrays of a fixed size, bitsets.</summary>
internal sealed class ArrayNode(FieldNode content, int length) : FieldNode
{
    public override Column Column { get; } = new FixedArrayColumn(content.Column, length);

    public override void Update() => content.Update();
}
