using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using HepAnalysis.RootIO.Files;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>
/// A ROOT file with one RNTuple, byte by byte from the specifications: an int, a list of floats, a string, and a double that
/// was added after the first of two clusters.
/// <code>
/// entry    0    1    2      | 3    4
/// n        1    2    3      | 4    5
/// v        [1]  []   [2, 3] | []   [4]
/// s        "a"  ""   "bc"   | "d"  "e"
/// late     0    0    0      | 0.5  1.5
/// </code>
/// </summary>
internal sealed class HandMadeNTuple
{
    private const int Begin = 100;
    private const int FirstBlob = 160;

    // Eleven pages of 12 + 24 + 12 + 12 + 3 and 8 + 16 + 4 + 8 + 2 + 16 bytes, each with a checksum.
    private const int PageBytes = 117 + (11 * 8);

    private readonly List<byte> file = [.. new byte[FirstBlob]];

    private HandMadeNTuple()
    {
    }

    /// <summary>First byte of the pages.</summary>
    public const int PagesBegin = FirstBlob;

    /// <summary>One past the last byte of the pages, their checksums included.</summary>
    public static int PagesEnd => PagesBegin + PageBytes;

    public static RootFile Open(byte[] bytes) => RootFile.Open(new MemorySource("made.root", bytes));

    public static byte[] Bytes() => new HandMadeNTuple().Build(isPair: false);

    /// <summary>The same, but v is called J_a, and s is a list J_b of characters with [d] and [] in the second cluster: as many items as J_a has there, in other entries.</summary>
    public static byte[] BytesOfLists() => new HandMadeNTuple().Build(isPair: true);

    /// <summary>The same, but v is called n, too, as only a damaged schema has it.</summary>
    public static byte[] BytesOfEqualNames() => new HandMadeNTuple().Build(isPair: false, list: "n");

    private byte[] Build(bool isPair, string list = "v")
    {
        byte[][] first =
        [
            Column(3, Ints(1, 2, 3)), Column(3, Longs(1, 1, 3)), Column(3, Floats(1, 2, 3)), Column(3, Ints(1, 1, 3)), Column(3, "abc"u8.ToArray()),
        ];
        byte[][] second =
        [
            Column(2, Ints(4, 5), 3), Column(2, Longs(0, 1), 3), Column(1, Floats(4), 3), Column(2, isPair ? Ints(1, 1) : Ints(1, 2), 3), isPair ? Column(1, "d"u8.ToArray(), 3) : Column(2, "de"u8.ToArray(), 3),
            Column(2, [.. BitConverter.GetBytes(0.5), .. BitConverter.GetBytes(1.5)], 3),
        ];
        byte[] header = Envelope(1, [.. new byte[8], .. Text("n"), .. Text("by hand"), .. Text("test"), .. Schema(
            [
                Field(0, "n", "std::int32_t"), Field(1, isPair ? "J_a" : list, "std::vector<float>", role: 1), Field(1, "_0", "float"),
                .. isPair ? [Field(3, "J_b", "std::vector<char>", role: 1), Field(3, "_0", "char")] : new[] { Field(3, "s", "std::string") },
            ],
            [Stored(0x07, 32, 0), Stored(0x0F, 64, 1), Stored(0x0C, 32, 2), Stored(0x0E, 32, 3), Stored(0x02, 8, isPair ? 4 : 3)])]);
        var checksum = header[^8..];
        byte[] pages = Envelope(3, [.. checksum, .. List(Summary(0, 3), Summary(3, 2)), .. List(List(first), List(second))]);
        byte[] extension = Record(Schema([Field(isPair ? 5 : 4, "late", "double")], [Stored(0x0D, 64, isPair ? 5 : 4, deferred: 3)]));
        byte[] group = Record([.. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(5L), .. BitConverter.GetBytes(2), .. BitConverter.GetBytes((long)pages.Length), .. Locator(Append(pages), pages.Length)]);
        byte[] footer = Envelope(2, [.. new byte[8], .. checksum, .. extension, .. List(group)]);
        var anchor = Anchor(Append(header), header.Length, Append(footer), footer.Length);
        Finish(anchor);
        return [.. file];
    }

    private static byte[] Schema(byte[][] fields, byte[][] columns) => [.. List(fields), .. List(columns), .. List(), .. List()];

    private static byte[] Field(int parent, string name, string type, int role = 0) =>
        Record([.. new byte[8], .. BitConverter.GetBytes(parent), (byte)role, 0, 0, 0, .. Text(name), .. Text(type), .. Text(""), .. Text("")]);

    private static byte[] Stored(int type, int bits, int field, int deferred = 0) =>
        Record([(byte)type, 0, (byte)bits, 0, .. BitConverter.GetBytes(field), (byte)(deferred > 0 ? 1 : 0), 0, 0, 0, .. deferred > 0 ? BitConverter.GetBytes((long)deferred) : []]);

    private static byte[] Summary(long first, long count) => Record([.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(count)]);

    // One page with its checksum, and its inner list with element offset and compression.
    private byte[] Column(int elements, byte[] page, long offset = 0)
    {
        byte[] tail = [.. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(0)];
        byte[] item = [.. BitConverter.GetBytes(-elements), .. Locator(Append([.. page, .. BitConverter.GetBytes(XxHash3.HashToUInt64(page))]), page.Length)];
        return [.. BitConverter.GetBytes(-12L - item.Length - tail.Length), .. BitConverter.GetBytes(1), .. item, .. tail];
    }

    private int Append(byte[] blob)
    {
        file.AddRange(blob);
        return file.Count - blob.Length;
    }

    private static byte[] Locator(int offset, int length) => [.. BitConverter.GetBytes(length), .. BitConverter.GetBytes((long)offset)];

    private static byte[] Envelope(int type, byte[] content)
    {
        byte[] all = [.. BitConverter.GetBytes(((content.Length + 16L) << 16) + type), .. content];
        return [.. all, .. BitConverter.GetBytes(XxHash3.HashToUInt64(all))];
    }

    private static byte[] Record(byte[] content) => [.. BitConverter.GetBytes(8L + content.Length), .. content];

    private static byte[] List(params byte[][] items) => [.. BitConverter.GetBytes(-12L - items.Sum(item => item.Length)), .. BitConverter.GetBytes(items.Length), .. items.SelectMany(item => item)];

    private static byte[] Text(string text) => [.. BitConverter.GetBytes(text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Ints(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Longs(params long[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Anchor(long seekHeader, long header, long seekFooter, long footer)
    {
        var fields = new byte[64];
        fields[1] = 1;
        long[] places = [seekHeader, header, header, seekFooter, footer, footer, 1 << 30];
        for (var i = 0; i < places.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(fields.AsSpan(8 + (8 * i)), places[i]);
        }

        var checksum = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(checksum, XxHash3.HashToUInt64(fields));
        return [0x40, 0, 0, 66, 0, 2, .. fields, .. checksum];
    }

    // The key of the anchor, the list of keys, the root directory, the header of the file.
    private void Finish(byte[] anchor)
    {
        var at = file.Count;
        var key = Key("ROOT::RNTuple", "n", at, anchor.Length);
        file.AddRange([.. key, .. anchor]);
        var list = file.Count;
        byte[] keys = [0, 0, 0, 1, .. key];
        byte[] label = Key("TFile", "made.root", list, keys.Length);
        file.AddRange([.. label, .. keys]);
        Set(Begin, [0, 5, .. new byte[8], .. Big(label.Length + keys.Length), .. Big(0), .. Big(Begin), .. Big(0), .. Big(list)]);
        Set(0, [.. "root"u8, .. Big(63200), .. Big(Begin), .. Big(file.Count), .. Big(0), .. Big(0), .. Big(0), .. Big(0), 4, .. Big(0), .. Big(0), .. Big(0)]);
    }

    private static byte[] Key(string className, string name, int seek, int length)
    {
        byte[] texts = [(byte)className.Length, .. Encoding.ASCII.GetBytes(className), (byte)name.Length, .. Encoding.ASCII.GetBytes(name), 0];
        var own = 26 + texts.Length;
        return [.. Big(own + length), 0, 4, .. Big(length), .. Big(0), 0, (byte)own, 0, 1, .. Big(seek), .. Big(Begin), .. texts];
    }

    private void Set(int at, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            file[at + i] = bytes[i];
        }
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
