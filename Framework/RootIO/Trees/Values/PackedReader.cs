using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Double32_t and Float16_t: see <see cref="PackedRange"/> for the bytes of a value.</summary>
internal sealed class PackedReader(PackedRange range) : ValueReader
{
    private readonly NumberReader numbers = new(range.Kind);

    public override Column Column => numbers.Column;

    public override int Count => numbers.Count;

    public override void Clear() => numbers.Clear();

    public override void ReadItems(ref ValueStream stream, int count)
    {
        var source = stream.Take((long)count * range.ValueBytes);
        range.Decode(source, numbers.Append(ref stream, count));
    }

    public override void Append(ref ValueStream stream, Column? source, int index) => numbers.Append(ref stream, source, index);

    public override void Dispose() => numbers.Dispose();
}
