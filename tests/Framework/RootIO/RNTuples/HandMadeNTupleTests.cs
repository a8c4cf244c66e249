using System.Text;
using HepAnalysis.Columns;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Fields;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>An RNTuple made by hand, whole and with each of its bytes damaged.</summary>
public sealed class HandMadeNTupleTests
{
    [Test]
    public void Columns_and_clusters_are_named()
    {
        using var file = HandMadeNTuple.Open(HandMadeNTuple.Bytes());
        var ntuple = file.OpenRNTuple("n");
        Assert.That(ntuple.Columns.Select(column => $"{column.Name}: {column.Type}"), Is.EqualTo((string[])["n: int32", "v: float32[]", "s: string", "late: float64"]));
        Assert.That(ntuple.ClusterBoundaries([]), Is.EqualTo((long[])[0, 3, 5]));
        Assert.That((ntuple.Entries, ntuple.Description, ntuple.Writer, ntuple.Anchor.Version), Is.EqualTo((5L, "by hand", "test", "1.0.0.0")));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(5)]
    public void Values_are_those_that_were_written(int blockEntries)
    {
        using var file = HandMadeNTuple.Open(HandMadeNTuple.Bytes());
        using var reader = file.OpenRNTuple("n").OpenReader();
        reader.BeginTask(0, 5);
        var found = new StringBuilder();
        for (var first = 0; first < 5; first += blockEntries)
        {
            var count = Math.Min(blockEntries, 5 - first);
            var numbers = ((NumberColumn)reader.Read(0, first, count)).Values<int>();
            var lists = (ListColumn)reader.Read(1, first, count);
            var texts = (TextColumn)reader.Read(2, first, count);
            var late = ((NumberColumn)reader.Read(3, first, count)).Values<double>();
            for (var i = 0; i < count; i++)
            {
                var items = ((NumberColumn)lists.Content).Values<float>()[lists.Offsets[i]..lists.Offsets[i + 1]].ToArray();
                found.Append(System.Globalization.CultureInfo.InvariantCulture, $"{numbers[i]} [{string.Join(' ', items)}] {Encoding.UTF8.GetString(texts.Bytes[texts.Offsets[i]..texts.Offsets[i + 1]])} {late[i]}; ");
            }
        }

        Assert.That(found.ToString(), Is.EqualTo("1 [1] a 0; 2 []  0; 3 [2 3] bc 0; 4 [] d 0.5; 5 [4] e 1.5; "));
    }

    [Test]
    public void Every_damaged_byte_gives_an_answer_or_an_error_that_says_where([Values] bool verify)
    {
        var whole = HandMadeNTuple.Bytes();
        var refused = 0;
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var value in (byte[])[0, 0xFF, 0x80, (byte)(whole[at] ^ 1)])
            {
                var mutant = (byte[])whole.Clone();
                mutant[at] = value;
                if (ReadAll(mutant, verify) is { } error)
                {
                    refused++;
                    Assert.That(error.Where, Is.Not.Null, $"byte {at} = {value}: {error.Message}");
                }
                else if (verify && value != whole[at])
                {
                    Assert.That(at, Is.Not.InRange(HandMadeNTuple.PagesBegin, HandMadeNTuple.PagesEnd - 1), "the checksum of a page says that it is damaged");
                }
            }
        }

        Assert.That(refused, Is.GreaterThan(whole.Length / 2));
    }

    [Test]
    public void A_cut_file_is_refused([Range(170, 1000, 83)] int length)
    {
        var whole = HandMadeNTuple.Bytes();
        Assert.That(ReadAll(whole[..Math.Min(length, whole.Length - 1)], verify: true), Is.Not.Null);
    }

    [Test]
    public void Lists_of_other_lengths_are_no_collection_though_their_names_and_totals_say_so()
    {
        using var file = HandMadeNTuple.Open(HandMadeNTuple.BytesOfLists());
        var ntuple = file.OpenRNTuple("n");
        using var reader = ntuple.OpenReader();
        reader.BeginTask(0, 5);
        Assert.That(ntuple.Columns.Select(column => $"{column.Name} {column.Counter}"), Is.EqualTo((string[])["n ", "J_a ", "J_b ", "late "]));
        Assert.That((reader.Read(1, 0, 5).Count, reader.Read(2, 0, 5).Count), Is.EqualTo((5, 5)));
    }

    [Test]
    public void Lists_of_one_collection_by_their_names_are_compared_while_they_are_read()
    {
        using var file = HandMadeNTuple.Open(HandMadeNTuple.BytesOfLists());
        var ntuple = file.OpenRNTuple("n");
        using var reader = new RNTupleReader(ntuple, [.. ntuple.Plans.Select(plan => plan is ListPlan list ? list with { Counter = "nJ" } : plan)]);
        reader.BeginTask(0, 5);
        Assert.That((reader.Read(1, 0, 3).Count, reader.Read(2, 0, 3).Count), Is.EqualTo((3, 3)), "equal in the first cluster");
        Assert.That(reader.Read(1, 3, 2).Count, Is.EqualTo(2));
        Assert.That(() => reader.Read(2, 3, 2), Throws.TypeOf<CorruptFileException>().With.Message.Contains("field 'J_b'").And.Message.Contains("counted by nJ").And.Message.Contains("cluster 1"));
        Assert.That(reader.Read(2, 4, 1).Count, Is.EqualTo(1), "alone it can be read");
    }

    [Test]
    public void What_does_not_exist_is_named_with_what_does()
    {
        using var file = HandMadeNTuple.Open(HandMadeNTuple.Bytes());
        Assert.That(() => file.OpenRNTuple("m"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("did you mean n?"));
        Assert.That(() => file.OpenRNTuple("n").OpenAttributeSet("runs"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("it has none"));
        Assert.That(() => file.OpenRNTuple("n").OpenBytes("v"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("streamed objects"));
    }

    private static HepException? ReadAll(byte[] bytes, bool verify)
    {
        try
        {
            using var file = HandMadeNTuple.Open(bytes);
            var ntuple = file.OpenRNTuple("n", new RNTupleOptions { VerifyChecksums = verify });
            using var reader = ntuple.OpenReader();
            var entries = (int)Math.Min(ntuple.Entries, 1000);
            reader.BeginTask(0, entries);
            for (var i = 0; i < ntuple.Columns.Count; i++)
            {
                _ = reader.Read(i, 0, entries);
            }

            return null;
        }
        catch (HepException e)
        {
            return e;
        }
    }
}
