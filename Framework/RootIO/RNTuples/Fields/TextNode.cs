using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Strings: collections of characters.</summary>
internal sealed class TextNode(CollectionDomain items, NumberNode characters) : FieldNode
{
    public override Column Column { get; } = new TextColumn(items.Offsets, characters.Values);

    public override void Update()
    {
        items.Update();
        characters.Update();
    }
}
