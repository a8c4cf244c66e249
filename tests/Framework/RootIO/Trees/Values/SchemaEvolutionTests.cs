using System.Buffers.Binary;
using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.Framework.Tests.RootIO.Trees.Values;

/// <summary>Objects of another version of a class than that of their column, on bytes made by hand and on what ROOT merged.</summary>
public sealed class SchemaEvolutionTests
{
    private const int Short = 2;
    private const int Float = 5;
    private const int Double = 8;

    private static readonly StreamerInfo Old = new("Hit", 1, 0x11,
    [
        Basic("fX", 3), Array("fArr", 2), Basic("fGone", Short), Basic("fMoved", Float),
    ]);

    private static readonly StreamerInfo New = new("Hit", 2, 0x22,
    [
        new StreamerElement("HitBase", "", StreamerType.Base, 0, "BASE", "TStreamerBase", BaseVersion: 1), Basic("fX", Double), Array("fArr", 3),
        new StreamerElement("fNew", "", StreamerType.String, 0, "TString", "TStreamerString"),
    ]);

    private static readonly StreamerCatalogue Catalogue = StreamerCatalogue.Of([Old, New, new("HitBase", 1, 0x33, [Basic("fMoved", Float)])]);

    [Test]
    public void Members_that_were_added_removed_retyped_or_moved_to_a_base_class_become_those_of_the_column()
    {
        using var reader = new ValuePlanner(Catalogue).Member(Vector)!.Open([]);
        Read(reader, [.. Header(2 + 4 + 4 + 28 + 4 + 47, 10), .. Count(2), .. Object(1, OldBody(7, -1, 0.5, 2.5f)), .. Object(2, NewBody(1.25f, 3.75, "hi"))]);
        Check(reader, [7, 3.75], [2.5f, 1.25f], [0.5, 0, 0, 3.75, 3.75, 3.75], "hi", [0, 0, 2]);
    }

    [Test]
    public void The_same_of_objects_that_were_written_member_by_member()
    {
        using var reader = new ValuePlanner(Catalogue).Member(Vector)!.Open([]);
        byte[] members = [.. Int(7), .. Int(8), .. Real(0.5), .. Real(0), .. Real(1.5), .. Real(2), 0, 1, 0, 1, .. Single(2.5f), .. Single(3.5f)];
        Read(reader, [.. Header(2 + 2 + 4 + members.Length, 0x4000 | 10), 0, 1, .. Count(2), .. members]);
        Check(reader, [7, 8], [2.5f, 3.5f], [0.5, 0, 0, 1.5, 2, 0], "", [0, 0, 0]);
    }

    [Test]
    public void The_layout_that_is_met_first_can_be_that_of_the_column()
    {
        var probe = new LayoutProbe();
        var plan = new ValuePlanner(Catalogue).Member(Vector)!;
        Assert.That(plan.HasVariants, Is.True);
        byte[] bytes = [.. Header(2 + 4 + 4 + 28, 10), .. Count(1), .. Object(1, OldBody(7, -1, 0.5, 2.5f))];
        using var reader = plan.Open([]);
        var stream = new ValueStream(null!, bytes, 0) { Probe = probe };
        reader.ReadMember(ref stream, 1);
        Assert.That(probe.First["Hit"], Is.SameAs(Old));
        using var settled = new ValuePlanner(Catalogue, probe.First).Member(Vector)!.Open([]);
        Read(settled, bytes);
        var record = (RecordColumn)((ListColumn)settled.Column).Content;
        Assert.That(((NumberColumn)record.Find("fGone")!).Values<short>()[0], Is.EqualTo(-1));
        Assert.That(((NumberColumn)record.Find("fX")!).Kind, Is.EqualTo(NumberKind.Int32));
    }

    [TestCase(-3.75, NumberKind.Int16, ExpectedResult = -3L)]
    [TestCase(200, NumberKind.Int8, ExpectedResult = -56L)]
    [TestCase(0.25, NumberKind.Bool, ExpectedResult = 1L)]
    [TestCase(4e9, NumberKind.UInt32, ExpectedResult = 4_000_000_000L)]
    public long A_number_is_converted_as_a_cast_does(double value, NumberKind kind)
    {
        using var source = new NumberColumn(NumberKind.Float64);
        source.Resize<double>(1)[0] = value;
        using var target = new NumberColumn(kind);
        NumberConversion.Convert(source, 0, kind, target.ResizeBytes(1));
        return kind == NumberKind.Bool ? target.Values<bool>()[0] ? 1 : 0 : NumberReader.Integer(target, 0);
    }

    /// <summary>A branch that ROOT cloned from a file of an older and one of a newer version of the class.</summary>
    [Test]
    public void Of_a_merged_branch_the_newer_entries_have_the_type_of_the_older()
    {
        var path = Repository.Shared(Path.Combine("root-files", "made", "made_tree_evol_mixed.root"));
        using var answers = JsonDocument.Parse(new System.IO.Compression.GZipStream(File.OpenRead(path + ".json.gz"), System.IO.Compression.CompressionMode.Decompress));
        var newer = answers.RootElement.GetProperty("trees")[0].GetProperty("branches").EnumerateArray().Single(branch => branch.GetProperty("path").GetString() == "vf").GetProperty("segments")[1];
        using var file = RootFile.Open(path);
        var tree = file.OpenTree("T");
        var index = tree.Columns.Index().Single(column => column.Item.Name == "vf").Index;
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        var list = (ListColumn)reader.Read(index, 15, 15);
        var record = (RecordColumn)list.Content;
        var a = ((NumberColumn)record.Find("a")!).Values<int>().ToArray();
        var b = ((NumberColumn)record.Find("b")!).Values<float>().ToArray();
        Assert.That(b.Sum(value => (double)value), Is.EqualTo(Sum("[].b")));
        Assert.That(a.Sum(), Is.InRange(Sum("[].a") - a.Length, Sum("[].a")), "floats above 0, cut to integers");
        Assert.That(record.Find("c"), Is.Null, "the older version had none");

        double Sum(string column) => newer.GetProperty("columns").EnumerateArray().Single(item => item.GetProperty("path").GetString() == column && item.GetProperty("kind").GetString() == "number").GetProperty("sum").GetDouble();
    }

    private static StreamerElement Vector => new("hits", "", StreamerType.Stl, 0, "vector<Hit>", "TStreamerSTL");

    private static StreamerElement Basic(string name, int type) => new(name, "", type, 0, "", "TStreamerBasicType");

    private static StreamerElement Array(string name, int length) => new(name, "", StreamerType.OffsetL + Double, length, "double", "TStreamerBasicType") { Dimensions = [length] };

    private static void Check(ValueReader reader, double[] x, float[] moved, double[] array, string texts, int[] textOffsets)
    {
        var record = (RecordColumn)((ListColumn)reader.Column).Content;
        var text = (TextColumn)record.Find("fNew")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((NumberColumn)record.Find("fX")!).Values<double>().ToArray(), Is.EqualTo(x));
            Assert.That(((NumberColumn)record.Find("fMoved")!).Values<float>().ToArray(), Is.EqualTo(moved));
            Assert.That(((NumberColumn)((FixedArrayColumn)record.Find("fArr")!).Content).Values<double>().ToArray(), Is.EqualTo(array));
            Assert.That(System.Text.Encoding.UTF8.GetString(text.Bytes), Is.EqualTo(texts));
            Assert.That(text.Offsets.ToArray(), Is.EqualTo(textOffsets));
            Assert.That(record.Find("fGone"), Is.Null);
        }
    }

    private static void Read(ValueReader reader, byte[] bytes)
    {
        var stream = new ValueStream(null!, bytes, 0);
        reader.ReadMember(ref stream, 1);
        Assert.That(stream.Remaining, Is.Zero);
    }

    private static byte[] OldBody(int x, short gone, double first, float moved) => [.. Int(x), .. Real(first), .. Real(0), (byte)(gone >> 8), (byte)gone, .. Single(moved)];

    private static byte[] NewBody(float moved, double x, string text) =>
        [.. Object(1, Single(moved)), .. Real(x), .. Real(x), .. Real(x), .. Real(x), (byte)text.Length, .. System.Text.Encoding.UTF8.GetBytes(text)];

    private static byte[] Object(short version, byte[] body) => [.. Header(body.Length + 2, version), .. body];

    private static byte[] Header(int length, int version) => [0x40, 0, 0, (byte)length, (byte)(version >> 8), (byte)version];

    private static byte[] Count(int count) => Int(count);

    private static byte[] Int(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Single(float value) => Int(BitConverter.SingleToInt32Bits(value));

    private static byte[] Real(double value)
    {
        var bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return bytes;
    }
}
