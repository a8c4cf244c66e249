using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Optionals and unique pointers: collections of no or one item.</summary>
internal sealed class OptionNode : FieldNode
{
    private readonly CollectionDomain items;
    private readonly FieldNode content;
    private readonly NumberColumn valid = new(NumberKind.Bool);
    private int block = -1;

    public OptionNode(CollectionDomain items, FieldNode content)
    {
        this.items = items;
        this.content = content;
        Column = new OptionColumn(valid, content.Column);
    }

    public override Column Column { get; }

    public override void Update()
    {
        items.Update();
        content.Update();
        if (block == items.Block)
        {
            return;
        }

        block = -1;
        var offsets = items.Offsets.Values<int>();
        var flags = valid.Resize<bool>(offsets.Length - 1);
        for (var i = 0; i < flags.Length; i++)
        {
            var count = offsets[i + 1] - offsets[i];
            if (count > 1)
            {
                throw items.Corrupt($"an optional value of {count} items");
            }

            flags[i] = count == 1;
        }

        block = items.Block;
    }

    public override void Dispose() => valid.Dispose();
}
