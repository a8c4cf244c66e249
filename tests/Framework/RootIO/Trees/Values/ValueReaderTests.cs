using HepAnalysis.Columns;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.Framework.Tests.RootIO.Trees.Values;

/// <summary>Values as TStreamerInfo writes them, on bytes made by hand.</summary>
public sealed class ValueReaderTests
{
    [Test]
    public void A_container_is_read_with_its_header_as_a_member_and_without_as_an_item()
    {
        using var reader = new ListReader(new NumberReader(NumberKind.Int16), 2);
        Member(reader, "40 00 00 0A 00 0A 00 00 00 02 00 07 FF FF");
        Item(reader, "00 00 00 01 00 05");
        var list = (ListColumn)reader.Column;
        Assert.That(list.Offsets.ToArray(), Is.EqualTo(new[] { 0, 2, 3 }));
        Assert.That(((NumberColumn)list.Content).Values<short>().ToArray(), Is.EqualTo(new short[] { 7, -1, 5 }));
    }

    [Test]
    public void Pairs_that_are_written_member_by_member_are_the_pairs_that_are_written_one_by_one()
    {
        var plan = ValuePlan.List(ValuePlan.Bare("pair", [("0", ValuePlan.Number(NumberKind.Int32)), ("1", ValuePlan.Number(NumberKind.UInt8))]))!;
        using var reader = plan.Open([]);
        Member(reader, "40 00 00 10 00 0A 00 00 00 02 00 00 00 01 0A 00 00 00 02 0B");
        Member(reader, "40 00 00 16 40 0A 00 00 AB CD EF 01 00 00 00 02 00 00 00 01 00 00 00 02 0A 0B");
        var pairs = (RecordColumn)((ListColumn)reader.Column).Content;
        Assert.That(((NumberColumn)pairs.Contents[0]).Values<int>().ToArray(), Is.EqualTo(new[] { 1, 2, 1, 2 }));
        Assert.That(((NumberColumn)pairs.Contents[1]).Values<byte>().ToArray(), Is.EqualTo(new byte[] { 10, 11, 10, 11 }));
    }

    [Test]
    public void One_header_serves_for_the_containers_of_many_objects()
    {
        using var reader = new ListReader(new NumberReader(NumberKind.UInt8), 1);
        var stream = new ValueStream(null!, Bytes("40 00 00 0D 00 0A 00 00 00 02 01 02 00 00 00 01 03"), 0);
        reader.ReadMember(ref stream, 2);
        Assert.That(((ListColumn)reader.Column).Offsets.ToArray(), Is.EqualTo(new[] { 0, 2, 3 }));
    }

    [Test]
    public void Texts_are_short_or_long()
    {
        using var reader = new TextValueReader(TextForm.Standard);
        Item(reader, "02 68 69");
        Item(reader, "FF 00 00 00 01 21");
        Member(reader, "40 00 00 03 00 0A 00");
        var text = (TextColumn)reader.Column;
        Assert.That(text.Offsets.ToArray(), Is.EqualTo(new[] { 0, 2, 3, 3 }));
        Assert.That(text.Bytes.ToArray(), Is.EqualTo("hi!"u8.ToArray()));
    }

    [Test]
    public void A_pointer_member_has_as_many_items_as_its_counter_says_or_none()
    {
        var counters = new NumberReader(NumberKind.Int32);
        using var reader = new CountedReader(new NumberReader(NumberKind.UInt8), counters, 1, CountedForm.Flagged);
        Item(counters, "00 00 00 02");
        Item(reader, "01 05 06");
        Item(counters, "00 00 00 03");
        Item(reader, "00");
        Assert.That(((ListColumn)reader.Column).Offsets.ToArray(), Is.EqualTo(new[] { 0, 2, 2 }));
        counters.Dispose();
    }

    [Test]
    public void Pointer_members_side_by_side_have_one_count()
    {
        var counters = new NumberReader(NumberKind.Int32);
        using var reader = ValuePlan.Fixed(ValuePlan.Counted(ValuePlan.Number(NumberKind.UInt8), "n", 2, CountedForm.Flagged), 2).Open(new() { ["n"] = counters });
        Item(counters, "00 00 00 02");
        Item(reader, "01 05 06 01 07 08");
        Item(counters, "00 00 00 01");
        Item(reader, "01 09 00");
        var lists = (ListColumn)((FixedArrayColumn)reader.Column).Content;
        Assert.That(lists.Offsets.ToArray(), Is.EqualTo(new[] { 0, 2, 4, 5, 5 }));
        Assert.That(((NumberColumn)lists.Content).Values<byte>().ToArray(), Is.EqualTo(new byte[] { 5, 6, 7, 8, 9 }));
        counters.Dispose();
    }

    private static void Member(ValueReader reader, string bytes)
    {
        var stream = new ValueStream(null!, Bytes(bytes), 0);
        reader.ReadMember(ref stream, 1);
        Assert.That(stream.Remaining, Is.Zero);
    }

    private static void Item(ValueReader reader, string bytes)
    {
        var stream = new ValueStream(null!, Bytes(bytes), 0);
        reader.ReadItems(ref stream, 1);
        Assert.That(stream.Remaining, Is.Zero);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
