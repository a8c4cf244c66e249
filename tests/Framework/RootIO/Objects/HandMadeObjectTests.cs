using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.Framework.Tests.RootIO.Objects;

/// <summary>Objects byte by byte as ROOT lays them out, read by layouts that stand here: each a form that few files have.</summary>
public sealed class HandMadeObjectTests
{
    private const int HeaderOfContainers = 9;
    private const int Memberwise = 0x4000;

    private static readonly StreamerInfo Base = new("Base", 1, 0xB0, [new("b", "", 3, 0, "int", "TStreamerBasicType")]);

    private static readonly StreamerInfo Hit = new("Hit", 1, 0xA1,
    [
        new("Base", "", StreamerType.Base, 0, "BASE", "TStreamerBase", BaseVersion: 1),
        new("id", "", 2, 0, "short", "TStreamerBasicType"),
        new("tag", "", StreamerType.Streamer, 0, "string", "TStreamerSTLstring", StlType: 365, ContentType: 365),
    ]);

    [Test]
    public void Items_written_member_by_member_and_their_bases_too()
    {
        var holder = Holder(new StreamerElement("hits", "", StreamerType.Streamer, 0, "vector<Hit>", "TStreamerSTL", StlType: 1, ContentType: 61));
        var value = Read(holder, body => Counted(body, HeaderOfContainers | Memberwise, inner =>
        {
            inner.Int16(0);
            inner.Int32(0xA1);
            inner.Int32(2);
            inner.Int32(10);
            inner.Int32(20);
            inner.Int16(1);
            inner.Int16(2);
            Counted(inner, HeaderOfContainers, texts =>
            {
                texts.Text("one");
                texts.Text("two");
            });
        }), Hit, Base);

        Assert.That(value.Unread, Is.Null);
        var hits = value.Get<object?[]>("hits")!.Cast<RootObject>().ToList();
        Assert.That(hits.Select(hit => (hit.GetInteger("b"), hit.GetInteger("id"), hit.Get<string>("tag"))), Is.EqualTo(new[] { (10L, 1L, "one"), (20L, 2L, "two") }));
    }

    [Test]
    public void A_map_written_member_by_member_has_its_keys_first()
    {
        var holder = Holder(new StreamerElement("m", "", StreamerType.Streamer, 0, "map<int,double>", "TStreamerSTL", StlType: 4, ContentType: 61));
        var value = Read(holder, body => Counted(body, HeaderOfContainers | Memberwise, inner =>
        {
            inner.Int16(0);
            inner.Int32(1);
            inner.Int32(2);
            inner.Int32(7);
            inner.Int32(8);
            inner.Float64(0.5);
            inner.Float64(1.5);
        }));
        Assert.That(value.Get<KeyValuePair<object?, object?>[]>("m"), Is.EqualTo(new KeyValuePair<object?, object?>[] { new(7, 0.5), new(8, 1.5) }));
    }

    [TestCase("[0,10,8]", new byte[] { 0, 0, 0, 128 }, 5.0)]
    [TestCase("[-pi,pi]", new byte[] { 0, 0, 0, 0 }, -Math.PI)]
    [TestCase("[0,0,6]", new byte[] { 127, 0, 32 }, 1.5)]
    [TestCase("", new byte[] { 0x3F, 0xC0, 0, 0 }, 1.5)]
    public void A_packed_member_follows_its_comment(string comment, byte[] stored, double expected)
    {
        var value = Read(Holder(new StreamerElement("d", comment, StreamerType.Double32, 0, "Double32_t", "TStreamerBasicType")), body => body.Bytes(stored));
        Assert.That(value.GetReal("d"), Is.EqualTo(expected).Within(1e-12));
        Assert.That(value.Unread, Is.Null);
    }

    [Test]
    public void Objects_that_a_member_counts_stand_behind_one_header()
    {
        var holder = Holder(
            new StreamerElement("n", "", StreamerType.Counter, 0, "int", "TStreamerBasicType"),
            new StreamerElement("parts", "[n]", StreamerType.StreamLoop, 0, "Base*", "TStreamerLoop", CountName: "n"));
        var value = Read(holder, body =>
        {
            body.Int32(2);
            Counted(body, 9, inner =>
            {
                Counted(inner, 1, part => part.Int32(4));
                Counted(inner, 1, part => part.Int32(5));
            });
        }, Base);
        Assert.That(value.Get<object?[]>("parts")!.Cast<RootObject>().Select(part => part.GetInteger("b")), Is.EqualTo(new long[] { 4, 5 }));
    }

    [Test]
    public void A_symmetric_matrix_is_its_upper_triangle()
    {
        var body = new ObjectBuffer();
        Counted(body, 5, inner =>
        {
            inner.Object();
            foreach (var number in new[] { 2, 2, 0, 0, 4, 0 })
            {
                inner.Int32(number);
            }

            inner.Float64(1e-10);
        });
        foreach (var element in new[] { 1.0, 2.0, 3.0 })
        {
            body.Float64(element);
        }

        var value = Reader(body, []).ReadTopLevel("TMatrixTSym<double>");
        Assert.That(value.Unread, Is.Null);
        Assert.That(value.Get<double[]>("fElements"), Is.EqualTo(new[] { 1.0, 2.0, 2.0, 3.0 }));
    }

    [Test]
    public void An_enum_in_a_container_is_a_number()
    {
        var holder = Holder(new StreamerElement("flags", "", StreamerType.Streamer, 0, "vector<Flag>", "TStreamerSTL", StlType: 1, ContentType: 3));
        var value = Read(holder, body => Counted(body, HeaderOfContainers, inner =>
        {
            inner.Int32(2);
            inner.Int32(1);
            inner.Int32(4);
        }));
        Assert.That(value.Get<int[]>("flags"), Is.EqualTo(new[] { 1, 4 }));
    }

    [Test]
    public void An_array_of_TStrings_has_a_header_of_its_own()
    {
        var holder = Holder(new StreamerElement("t", "", StreamerType.OffsetL + StreamerType.String, 2, "TString", "TStreamerString"), new StreamerElement("i", "", 3, 0, "int", "TStreamerBasicType"));
        var value = Read(holder, body =>
        {
            Counted(body, 10, inner =>
            {
                inner.Text("");
                inner.Text("20 12 4");
            });
            body.Int32(5);
        });
        Assert.That(value.Get<object?[]>("t"), Is.EqualTo(new object?[] { "", "20 12 4" }));
        Assert.That((value.GetInteger("i"), value.Unread), Is.EqualTo((5L, (string?)null)));
    }

    [TestCase("vector<tp<Int_t> >", "vector<tp<int>>")]
    [TestCase("A<std::string, ULong64_t>", "A<string,unsigned long long>")]
    public void A_class_is_found_however_its_name_is_spelled(string one, string other) =>
        Assert.That(ClassSpelling.Of(one), Is.EqualTo(ClassSpelling.Of(other)));

    [Test]
    public void Bytes_that_no_member_reads_are_said_to_be_unread()
    {
        var value = Read(Holder(new StreamerElement("i", "", 3, 0, "int", "TStreamerBasicType")), body =>
        {
            body.Int32(1);
            body.Int32(2);
        });
        Assert.That(value.Unread, Does.Contain("4 bytes longer"));
    }

    [Test]
    public void A_count_of_objects_without_members_is_not_believed()
    {
        var holder = Holder(new StreamerElement("v", "", StreamerType.Streamer, 0, "vector<Empty>", "TStreamerSTL", StlType: 1, ContentType: 61));
        Assert.That(() => Read(holder, body => Counted(body, HeaderOfContainers | Memberwise, inner =>
        {
            inner.Int16(1);
            inner.Int32(2_000_000_000);
        }), new StreamerInfo("Empty", 1, 0, [])), Throws.TypeOf<CorruptFileException>().With.Message.Contains("2000000000"));
    }

    // As DataVector of ATLAS: the file has no name of what it contains, but its checksum.
    [TestCase(true)]
    [TestCase(false)]
    public void A_class_that_is_a_container_itself_holds_items_of_the_class_of_a_checksum(bool hasMembers)
    {
        var item = new StreamerInfo("Item", 1, 0xC1, hasMembers ? [new("i", "", 3, 0, "int", "TStreamerBasicType")] : []);
        var vector = new StreamerInfo("ItemVector", 1, 0, [new("This", "", StreamerType.Stl, 0, "ItemVector", "TStreamerSTL")]);
        var value = Read(Holder(new StreamerElement("items", "", StreamerType.Any, 0, "ItemVector", "TStreamerObjectAny")), body => Counted(body, HeaderOfContainers | Memberwise, inner =>
        {
            inner.Int16(0);
            inner.Int32(0xC1);
            inner.Int32(2);
            if (hasMembers)
            {
                inner.Int32(7);
                inner.Int32(8);
            }
        }), item, vector).Get<RootObject>("items")!;

        Assert.That(value.Unread, Is.Null);
        var items = value.Get<object?[]>("content")!.Cast<RootObject>().ToList();
        Assert.That(items.Select(each => (each.ClassName, each.GetInteger("i", -1))), Is.EqualTo(hasMembers ? new[] { ("Item", 7L), ("Item", 8L) } : [("Item", -1L), ("Item", -1L)]));
    }

    private static StreamerInfo Holder(params StreamerElement[] members) => new("Holder", 1, 0, members);

    private static RootObject Read(StreamerInfo holder, Action<ObjectBuffer> write, params StreamerInfo[] others)
    {
        var body = new ObjectBuffer();
        Counted(body, 1, write);
        return Reader(body, [holder, .. others]).ReadTopLevel("Holder");
    }

    private static ObjectReader Reader(ObjectBuffer body, StreamerInfo[] infos) =>
        new(new RootBuffer(body.Written.ToArray(), new RecordPlace("hand.root", "an object", 0)), StreamerCatalogue.Of(infos));

    // Length, version, and what follows.
    private static void Counted(ObjectBuffer target, int version, Action<ObjectBuffer> write)
    {
        var inner = new ObjectBuffer();
        write(inner);
        target.UInt32(0x4000_0000u | (uint)(inner.Length + 2));
        target.Int16(version);
        target.Bytes(inner.Written);
    }
}
