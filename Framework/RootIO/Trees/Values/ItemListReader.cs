using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Values that are lists of items.</summary>
/// <param name="content">The items.</param>
internal abstract class ItemListReader(ValueReader content) : ValueReader
{
    private readonly Offsets offsets = new();
    private ListColumn? column;

    public override Column Column => column ??= new ListColumn(offsets.Column, content.Column);

    public override int Count => offsets.Count;

    protected ValueReader Content => content;

    public override void Clear()
    {
        content.Clear();
        offsets.Clear();
    }

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        if (source is ListColumn list)
        {
            for (var i = list.Offsets[index]; i < list.Offsets[index + 1]; i++)
            {
                content.Append(ref stream, list.Content, i);
            }
        }

        Close();
    }

    public override void Dispose()
    {
        content.Dispose();
        offsets.Dispose();
    }

    /// <summary>Ends a list: its items are read.</summary>
    protected void Close() => offsets.Append(content.Count);
}
