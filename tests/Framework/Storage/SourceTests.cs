using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.Storage;

public sealed class SourceTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("hep-source-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_that_is_not_there_offers_its_neighbours()
    {
        File.WriteAllText(Path.Combine(folder, "muons.root"), "x");
        Assert.That(
            () => FileSource.Open(Path.Combine(folder, "muon.root")),
            Throws.TypeOf<SourceNotFoundException>().With.Property("Kind").EqualTo(ErrorKind.Input).And.Message.Contains("muons.root"));
    }

    [Test]
    public void A_directory_is_not_a_file() =>
        Assert.That(() => FileSource.Open(folder), Throws.TypeOf<SourceNotFoundException>().With.Message.Contains("directory"));

    [Test]
    public void An_empty_file_says_so()
    {
        var path = Path.Combine(folder, "empty.root");
        File.WriteAllText(path, "");
        Assert.That(() => FileSource.Open(path), Throws.TypeOf<EmptySourceException>());
    }

    [Test]
    public void A_file_cut_while_it_is_open_is_an_error_not_a_crash()
    {
        var path = Path.Combine(folder, "a.root");
        File.WriteAllBytes(path, new byte[1000]);
        using var source = FileSource.Open(path);
        using (var shorter = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            shorter.SetLength(100);
        }

        var target = new byte[50];
        source.Read(0, target);
        Assert.That(() => source.Read(90, target), Throws.TypeOf<SourceTruncatedException>().With.Message.Contains("100 bytes"));
    }

    [Test]
    public void Many_pieces_come_in_the_order_asked_for()
    {
        var path = Path.Combine(folder, "a.root");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        using var file = FileSource.Open(path);
        using var memory = new MemorySource("memory", File.ReadAllBytes(path));
        ByteRange[] ranges = [new(10, 3), new(13, 2), new(200, 4), new(0, 1)];
        foreach (var source in new IByteSource[] { file, memory })
        {
            var target = new byte[10];
            source.Read(ranges, target);
            Assert.That(target, Is.EqualTo(new byte[] { 10, 11, 12, 13, 14, 200, 201, 202, 203, 0 }));
        }
    }

    [TestCase(-1, 1)]
    [TestCase(250, 7)]
    [TestCase(long.MaxValue, 1)]
    public void Bytes_beyond_the_end_are_an_error(long offset, int length)
    {
        using var source = new MemorySource("memory", new byte[256]);
        Assert.That(() => source.Read(offset, new byte[length]), Throws.TypeOf<SourceTruncatedException>());
    }
}
