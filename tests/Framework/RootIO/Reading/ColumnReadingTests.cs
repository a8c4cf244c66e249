using HepAnalysis.Columns;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Trees;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.Reading;

/// <summary>Whole columns in one call: what docs/reading.md promises.</summary>
public sealed class ColumnReadingTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "data-samples", "dimuon.root");

    [Test]
    public void The_lines_of_the_document_work()
    {
        var path = Sample;

        using var file = RootFile.Open(path);
        var events = file.OpenEvents("Events");
        var pt = events.Read<float>("Muon_pt");
        var hard = 0;
        for (var i = 0; i < pt.Count; i++)
        {
            hard += pt[i] is [> 30, > 20, ..] ? 1 : 0;
        }

        using var reader = events.OpenReader();
        reader.BeginTask(0, pt.Count);
        var column = (ListColumn)reader.Read(events.Columns.Index().Single(item => item.Item.Name == "Muon_pt").Index, 0, pt.Count);
        var values = ((NumberColumn)column.Content).Values<float>();
        var expected = 0;
        for (var i = 0; i < column.Count; i++)
        {
            var (begin, end) = (column.Offsets[i], column.Offsets[i + 1]);
            expected += end - begin > 1 && values[begin] > 30 && values[begin + 1] > 20 ? 1 : 0;
        }

        Assert.That(hard, Is.EqualTo(expected).And.GreaterThan(100));
        Assert.That(pt.Values.SequenceEqual(values), Is.True);
    }

    [Test]
    public void Numbers_fixed_arrays_and_lists_come_as_spans()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        var tree = file.OpenTree("Events");
        var run = tree.Read<uint>("run");
        var vertex = tree.Read<double>("vertex");
        var pairs = tree.Read<float>("Jet_p");
        var counts = tree.Read<int>("nJet");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Count, Is.EqualTo(OwnTree.Entries));
            Assert.That(run[7].Length, Is.EqualTo(1));
            Assert.That(run[7][0], Is.EqualTo(run.Values[7]));
            Assert.That(vertex[OwnTree.Entries - 1].ToArray(), Is.EqualTo(vertex.Values[^3..].ToArray()));
            Assert.That(Enumerable.Range(0, OwnTree.Entries).Select(pairs.CountOf), Is.EqualTo(counts.ToArray().Select(count => 2 * count)));
            Assert.That(pairs.SelectMany(pair => pair.ToArray()), Is.EqualTo(pairs.ToArray()));
            Assert.That(pairs.ToArray(), Has.Length.EqualTo(2 * counts.ToArray().Sum()));
        }
    }

    [Test]
    public void A_range_is_a_part_of_the_whole([Values(0, 399, 400, 1234)] int first, [Values(0, 1, 700)] int count)
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        var tree = file.OpenTree("Events");
        var whole = tree.Read<float>("Muon_pt");
        var part = tree.Read<float>("Muon_pt", first, count);
        Assert.That(part.Select(span => span.ToArray()), Is.EqualTo(whole.Skip(first).Take(count).Select(span => span.ToArray())));
    }

    [Test]
    public void Numbers_are_widened_never_cut()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        var tree = file.OpenTree("Events");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tree.Read<double>("Muon_pt").ToArray(), Is.EqualTo(tree.Read<float>("Muon_pt").ToArray().Select(value => (double)value)));
            Assert.That(tree.Read<long>("run").ToArray(), Is.EqualTo(tree.Read<uint>("run").ToArray().Select(value => (long)value)));
            Assert.That(() => tree.Read<float>("vertex"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("Read<double>(\"vertex\")"));
            Assert.That(() => tree.Read<int>("run"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("uint32"));
            Assert.That(() => tree.Read<float>("Moun_pt"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("Muon_pt"));
            Assert.That(() => tree.ReadText("Muon_pt"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("Read<T>"));
            Assert.That(() => tree.Read<float>("Muon_pt", 0, OwnTree.Entries + 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Trees_and_RNTuples_of_others_are_read_alike()
    {
        using var staff = RootFile.Open(Repository.Shared("root-files", "ntpl001_staff_rntuple_v1-0-0-0.root"));
        var name = staff.AllKeys().First(item => item.Key.ClassName.EndsWith("RNTuple", StringComparison.Ordinal)).Key.Name;
        var events = staff.OpenEvents(name);
        var ages = events.Read<int>("Age");
        var nations = events.ReadText("Nation");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ages.Count, Is.EqualTo(events.EntryCount).And.EqualTo(nations.Length));
            Assert.That(ages.ToArray(), Is.All.InRange(15, 70));
            Assert.That(nations, Does.Contain("CH").And.Contain("FR"));
            Assert.That(() => events.Read<int>("Nation"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("ReadText"));
        }
    }

    [Test]
    public void A_file_opens_from_a_path_a_stream_and_a_source()
    {
        var content = File.ReadAllBytes(Sample);
        using var byPath = RootFile.Open(Sample);
        using var byStream = RootFile.Open(new MemoryStream(content), "mine.root");
        using var byFileStream = RootFile.Open(File.OpenRead(Sample));
        using var bySource = RootFile.Open(new MemorySource("mine.root", content));
        var expected = byPath.OpenTree("Events").Read<float>("Muon_pt").ToArray();
        foreach (var file in new[] { byStream, byFileStream, bySource })
        {
            Assert.That(file.OpenTree("Events").Read<float>("Muon_pt").ToArray(), Is.EqualTo(expected), file.Name);
        }

        Assert.That(byFileStream.Name, Is.EqualTo(Sample));
    }

    [Test]
    public void A_stream_that_cannot_seek_or_holds_nothing_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var packed = new System.IO.Compression.GZipStream(new MemoryStream([1, 2, 3]), System.IO.Compression.CompressionMode.Decompress);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => RootFile.Open(packed), Throws.TypeOf<SourceAccessException>().With.Message.Contains("cannot seek").And.Message.Contains("MemoryStream"));
            Assert.That(() => RootFile.Open(new MemoryStream()), Throws.TypeOf<EmptySourceException>());
            Assert.That(() => RootFile.Open(new MemoryStream([1, 2, 3]), "three.root"), Throws.InstanceOf<HepException>().With.Message.Contains("three.root"));
        }
    }
}
