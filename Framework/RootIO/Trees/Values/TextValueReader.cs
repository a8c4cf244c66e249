using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// Texts: a byte of length, or 255 and four of them, then the characters. A std::string that is a member has a header before.
/// </summary>
internal sealed class TextValueReader(TextForm form) : ValueReader
{
    private readonly NumberReader bytes = new(NumberKind.UInt8);
    private readonly Offsets offsets = new();
    private TextColumn? column;

    public override Column Column => column ??= new TextColumn(offsets.Column, (NumberColumn)bytes.Column);

    public override int Count => offsets.Count;

    public override void Clear()
    {
        bytes.Clear();
        offsets.Clear();
    }

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            bytes.ReadItems(ref stream, Length(ref stream));
            offsets.Append(bytes.Count);
        }
    }

    public override void ReadMember(ref ValueStream stream, int count)
    {
        var end = form == TextForm.Standard ? stream.ReadHeader().End : -1;
        ReadItems(ref stream, count);
        stream.Expect(end, "a std::string");
    }

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        if (source is TextColumn texts)
        {
            var text = texts.Bytes[texts.Offsets[index]..texts.Offsets[index + 1]];
            text.CopyTo(bytes.Append(ref stream, text.Length));
        }

        offsets.Append(bytes.Count);
    }

    public override void Dispose()
    {
        bytes.Dispose();
        offsets.Dispose();
    }

    private int Length(ref ValueStream stream)
    {
        var length = form switch
        {
            TextForm.CharStar => stream.ReadInt32(),
            TextForm.Leaf when stream.Remaining == 0 => 0,
            _ => stream.ReadLength(),
        };
        return length >= 0 ? length : throw stream.Corrupt("a text of a negative length");
    }
}
