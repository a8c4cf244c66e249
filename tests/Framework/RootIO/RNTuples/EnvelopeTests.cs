using System.Buffers.Binary;
using System.IO.Hashing;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>Anchor, frames, locators, flags and schema on bytes made by hand: what is right is read, what is damaged is refused with its place.</summary>
public sealed class EnvelopeTests
{
    private static readonly RecordPlace Place = new("made.root", "header of RNTuple 'n'", 100);

    [Test]
    public void An_anchor_is_read_and_its_checksum_compared()
    {
        var bytes = Anchor(1, 0, 2, 0);
        var anchor = RNTupleAnchor.Decode(new RootBuffer(bytes, Place), "ROOT::RNTuple", verify: true);
        Assert.That((anchor.Version, anchor.SeekHeader, anchor.MaxKeySize), Is.EqualTo(("1.0.2.0", 11L, 17L)));

        bytes[20] ^= 1;
        Assert.That(() => RNTupleAnchor.Decode(new RootBuffer(bytes, Place), "ROOT::RNTuple", verify: true), Throws.TypeOf<CorruptFileException>().With.Message.Contains("checksum"));
        Assert.That(() => RNTupleAnchor.Decode(new RootBuffer(bytes, Place), "ROOT::RNTuple", verify: false), Throws.Nothing);
    }

    [TestCase(0, "ROOT::RNTuple", "0.2.0.0")]
    [TestCase(2, "ROOT::RNTuple", "2.2.0.0")]
    [TestCase(0, "ROOT::Experimental::RNTuple", "ROOT::Experimental::RNTuple")]
    public void Other_epochs_are_refused_by_name_and_version(int epoch, string className, string named) =>
        Assert.That(() => RNTupleAnchor.Decode(new RootBuffer(Anchor(epoch, 2, 0, 0), Place), className, verify: true), Throws.TypeOf<UnsupportedFeatureException>().With.Message.Contains(named));

    [TestCase(0x20L, 5)]
    [TestCase(1L << 62, 62)]
    public void Feature_flags_are_refused_by_number(long word, int flag) =>
        Assert.That(() => FeatureFlags.Check(Buffer([.. BitConverter.GetBytes(word)])), Throws.TypeOf<UnsupportedFeatureException>().With.Message.Contains($"feature flag {flag} "));

    [Test]
    public void Feature_flags_go_on_where_the_highest_bit_says_so() =>
        Assert.That(
            () => FeatureFlags.Check(Buffer([.. BitConverter.GetBytes(long.MinValue), .. BitConverter.GetBytes(long.MinValue), .. BitConverter.GetBytes(1L << 9)])),
            Throws.TypeOf<UnsupportedFeatureException>().With.Message.Contains("feature flag 137 "));

    [Test]
    public void What_a_later_version_adds_to_a_frame_is_passed_over()
    {
        var buffer = Buffer([.. BitConverter.GetBytes(16L), 1, 0, 0, 0, 9, 9, 9, 9, 42, 0]);
        var frame = buffer.EnterRecord();
        Assert.That(buffer.ReadInt32(), Is.EqualTo(1));
        buffer.Leave(frame);
        Assert.That(buffer.ReadUInt16(), Is.EqualTo(42));
    }

    [TestCase(17L)]
    [TestCase(7L)]
    [TestCase(long.MaxValue)]
    [TestCase(-16L)]
    [TestCase(long.MinValue)]
    public void A_frame_that_cannot_be_is_refused(long size) =>
        Assert.That(() => Buffer([.. BitConverter.GetBytes(size), 0, 0, 0, 0, 0, 0, 0, 0]).EnterRecord(), Throws.TypeOf<CorruptFileException>().With.Message.Contains("file offset 100"));

    [TestCase(3U)]
    [TestCase(uint.MaxValue)]
    public void A_list_of_more_items_than_there_is_room_for_is_refused(uint items) =>
        Assert.That(() => Buffer([.. BitConverter.GetBytes(-20L), .. BitConverter.GetBytes(items), .. new byte[8]]).EnterList(4), Throws.TypeOf<CorruptFileException>().With.Message.Contains($"list of {items} items"));

    [Test]
    public void Locators_are_simple_or_large()
    {
        var simple = Buffer([.. BitConverter.GetBytes(7), .. BitConverter.GetBytes(99L)]);
        Assert.That(PageLocator.Decode(simple), Is.EqualTo(new PageLocator(99, 7)));
        var large = Buffer([.. BitConverter.GetBytes(-((1 << 24) | 20)), .. BitConverter.GetBytes(1L << 33), .. BitConverter.GetBytes(1L << 40)]);
        Assert.That(PageLocator.Decode(large), Is.EqualTo(new PageLocator(1L << 40, 1L << 33)));
        Assert.That(() => PageLocator.Decode(Buffer([.. BitConverter.GetBytes(-((2 << 24) | 20)), .. new byte[16]])), Throws.TypeOf<UnsupportedFeatureException>().With.Message.Contains("type 2"));
    }

    [Test]
    public void A_field_inside_of_a_later_one_is_refused()
    {
        Assert.That(Schema(parent: 0).Fields[0].Name, Is.EqualTo("x"));
        Assert.That(() => Schema(parent: 1), Throws.TypeOf<CorruptFileException>().With.Message.Contains("inside of field 1"));
    }

    [Test]
    public void Every_flipped_bit_of_a_schema_gives_a_schema_or_an_error_of_ours()
    {
        var whole = SchemaBytes(0);
        var refused = 0;
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                new RNTupleSchema().Read(Buffer(bytes), isHeader: true);
            }
            catch (RootIOException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(whole.Length));
    }

    private static RNTupleSchema Schema(int parent)
    {
        var schema = new RNTupleSchema();
        schema.Read(Buffer(SchemaBytes(parent)), isHeader: true);
        return schema;
    }

    // One field x of type float with one Real32 column; no alias, no extra type.
    private static byte[] SchemaBytes(int parent)
    {
        byte[] field = [.. new byte[8], .. BitConverter.GetBytes(parent), 0, 0, 0, 0, .. Text("x"), .. Text("float"), .. Text(""), .. Text("")];
        byte[] column = [0x0C, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        return [.. List(Record(field)), .. List(Record(column)), .. List(), .. List()];
    }

    private static byte[] Record(byte[] content) => [.. BitConverter.GetBytes(8L + content.Length), .. content];

    private static byte[] List(params byte[][] items) => [.. BitConverter.GetBytes(-12L - items.Sum(item => item.Length)), .. BitConverter.GetBytes(items.Length), .. items.SelectMany(item => item)];

    private static byte[] Text(string text) => [.. BitConverter.GetBytes(text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)];

    private static EnvelopeBuffer Buffer(byte[] bytes) => new(bytes, Place, 0, bytes.Length);

    private static byte[] Anchor(int epoch, int major, int minor, int patch)
    {
        var bytes = new byte[78];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x4000_0000 | 66);
        bytes[5] = 2;
        int[] version = [epoch, major, minor, patch];
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6 + (2 * i)), (ushort)version[i]);
        }

        for (var i = 0; i < 7; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(14 + (8 * i)), 11 + i);
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(70), XxHash3.HashToUInt64(bytes.AsSpan(6, 64)));
        return bytes;
    }
}
