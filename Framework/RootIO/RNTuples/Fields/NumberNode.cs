using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Numbers, bools, characters.</summary>
internal sealed class NumberNode(Domain domain, ElementReader elements, NumberKind kind) : FieldNode
{
    private readonly NumberColumn values = new(kind);
    private int block = -1;

    public override Column Column => values;

    /// <summary>The column as what it is.</summary>
    public NumberColumn Values => values;

    public override void Update()
    {
        if (block == domain.Block)
        {
            return;
        }

        block = -1;
        domain.Update();
        values.ResizeBytes(0);
        foreach (var segment in domain.Segments)
        {
            elements.Append(segment, values);
        }

        block = domain.Block;
    }

    public override void Dispose()
    {
        values.Dispose();
        elements.Dispose();
    }
}
