using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// Objects of a class: a header with the class version (of a foreign class 0 or less, and its checksum), then its base
/// classes and members in the order of the StreamerInfo.
/// </summary>
/// <param name="layout">The class.</param>
/// <param name="parts">Readers of its base classes and members, in their order.</param>
internal sealed class RecordReader(RecordLayout layout, IReadOnlyList<ValueReader> parts) : ValueReader
{
    private readonly NumberColumn counter = new(NumberKind.UInt8);
    private RecordColumn? column;

    private bool StreamsItself => layout.ClassName == "TNamed";

    public override Column Column => column ??= new RecordColumn(layout.Type, [.. Contents()], counter);

    public override int Count => counter.Count;

    public override void Clear()
    {
        counter.ResizeBytes(0);
        foreach (var part in parts)
        {
            part.Clear();
        }
    }

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var end = layout.HasHeader ? layout.ReadHeader(ref stream) : -1;
            for (var k = 0; k < parts.Count; k++)
            {
                if (layout.HasHeader)
                {
                    parts[k].ReadMember(ref stream, 1);
                }
                else
                {
                    parts[k].ReadItems(ref stream, 1);
                }
            }

            stream.Expect(end, layout.ClassName);
            counter.ResizeBytes(counter.Count + 1);
        }
    }

    public override void ReadBody(ref ValueStream stream)
    {
        foreach (var part in parts)
        {
            part.ReadMember(ref stream, 1);
        }

        counter.ResizeBytes(counter.Count + 1);
    }

    public override void ReadMemberwise(ref ValueStream stream, int count)
    {
        for (var k = 0; k < parts.Count; k++)
        {
            // Base classes are taken apart too, but for those that stream themselves (TObject, TNamed).
            if (layout.IsBase[k] && parts[k] is RecordReader { StreamsItself: false } or NoMembersReader)
            {
                parts[k].ReadMemberwise(ref stream, count);
            }
            else
            {
                parts[k].ReadMember(ref stream, count);
            }
        }

        counter.ResizeBytes(counter.Count + count);
    }

    public override void Dispose()
    {
        counter.Dispose();
        foreach (var part in parts)
        {
            part.Dispose();
        }
    }

    // Members of base classes are members; what TObject holds is none.
    private IEnumerable<Column> Contents() => parts.SelectMany((part, index) =>
        !layout.IsVisible[index] ? [] : layout.IsBase[index] ? ((RecordColumn)part.Column).Contents : (IEnumerable<Column>)[part.Column]);
}
