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
    private readonly Dictionary<OtherLayout, ValueReader> others = new(ReferenceEqualityComparer.Instance);
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
            if (!layout.HasHeader)
            {
                foreach (var part in parts)
                {
                    part.ReadItems(ref stream, 1);
                }

                counter.ResizeBytes(counter.Count + 1);
                continue;
            }

            var end = layout.ReadHeader(ref stream, out var other);
            if (other is null)
            {
                ReadBody(ref stream);
            }
            else
            {
                var values = Open(ref stream, other);
                values.ReadBody(ref stream);
                Append(ref stream, values.Column, 0);
            }

            stream.Expect(end, layout.ClassName);
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

    public override void ReadMemberwise(ref ValueStream stream, int count, WrittenLayout written)
    {
        if (layout.HasHeader && layout.Other(ref stream, written) is { } other)
        {
            var values = Open(ref stream, other);
            values.ReadMemberwise(ref stream, count, default);
            for (var i = 0; i < count; i++)
            {
                Append(ref stream, values.Column, i);
            }

            return;
        }

        for (var k = 0; k < parts.Count; k++)
        {
            // Base classes are taken apart too, but for those that stream themselves (TObject, TNamed).
            if (layout.IsBase[k] && parts[k] is RecordReader { StreamsItself: false } or NoMembersReader)
            {
                parts[k].ReadMemberwise(ref stream, count, default);
            }
            else
            {
                parts[k].ReadMember(ref stream, count);
            }
        }

        counter.ResizeBytes(counter.Count + count);
    }

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        var stored = source as RecordColumn;
        for (int k = 0, field = 0; k < parts.Count; k++)
        {
            // Members may have moved between a class and its bases: they are found by name among all.
            if (!layout.IsVisible[k] || layout.IsBase[k])
            {
                parts[k].Append(ref stream, layout.IsVisible[k] ? stored : null, index);
                field += layout.IsVisible[k] ? ((RecordColumn)parts[k].Column).Contents.Count : 0;
            }
            else
            {
                parts[k].Append(ref stream, stored?.Find(layout.Type.Fields[field++].Name), index);
            }
        }

        counter.ResizeBytes(counter.Count + 1);
    }

    public override void Dispose()
    {
        counter.Dispose();
        foreach (var other in others.Values)
        {
            other.Dispose();
        }

        foreach (var part in parts)
        {
            part.Dispose();
        }
    }

    // Reads objects of another layout, none yet.
    private ValueReader Open(ref ValueStream stream, OtherLayout other)
    {
        if (!others.TryGetValue(other, out var reader))
        {
            if (other.Values is null)
            {
                throw stream.Corrupt($"an object of {layout.ClassName} version {other.Info.Version} (checksum {other.Info.Checksum:x8}), which is not read: {other.Reason}");
            }

            others.Add(other, reader = other.Values.Open([]));
        }

        reader.Clear();
        return reader;
    }

    // Members of base classes are members; what TObject holds is none.
    private IEnumerable<Column> Contents() => parts.SelectMany((part, index) =>
        !layout.IsVisible[index] ? [] : layout.IsBase[index] ? ((RecordColumn)part.Column).Contents : (IEnumerable<Column>)[part.Column]);
}
