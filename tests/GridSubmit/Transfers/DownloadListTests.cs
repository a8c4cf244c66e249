using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Datasets;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>Every file of a dataset comes once, with its own size and checksum, whatever the list of replicas says.</summary>
public sealed class DownloadListTests
{
    private static readonly ReplicaQuery Any = new();

    [Test]
    public async Task FilesComeOnceWithTheirOwnChecksums()
    {
        using var catalogue = new FakeCatalogue { Count = 3 };
        catalogue.Files.AddRange([FakeCatalogue.File("/store/a/b", 10, "0000000a"), FakeCatalogue.File("c", 20, "0000000c"), FakeCatalogue.File("c", 20, "0000000c")]);
        catalogue.Replicas = _ => [FakeCatalogue.Row("c", 21, "badbadba", "http://x/c"), FakeCatalogue.Row("/store/a/b", 10, "0000000a", "http://x/a"), FakeCatalogue.Row("new", 1, "00000001", "http://x/n")];

        var list = await OpenAsync(catalogue);
        var files = await list.FilesAsync(default).ToListAsync();

        Assert.That((list.Count, list.Bytes), Is.EqualTo((2, 30)));
        Assert.That(files.Select(item => item.Path), Is.EqualTo(new[] { "/t/ds/c", "/t/ds/b" }));
        Assert.That(files[0].File, Has.Property(nameof(DatasetFile.Bytes)).EqualTo(20).And.Property(nameof(DatasetFile.Adler32)).EqualTo("0000000c"));
        Assert.That(files[0].File.Places.Single().Address, Is.EqualTo("http://x/c"));
    }

    [Test]
    public async Task FileWithoutAddressIsAskedForAgainAndComesWithoutOne()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.AddRange([FakeCatalogue.File("a", 10, "0000000a"), FakeCatalogue.File("b", 10, "0000000b"), FakeCatalogue.File("c", 10, "0000000c")]);
        catalogue.Replicas = body => body.Contains("\"ds\"", StringComparison.Ordinal)
            ? [FakeCatalogue.Row("a", 10, "0000000a", "http://x/a"), FakeCatalogue.Row("b", 10, "0000000b")]
            : [FakeCatalogue.Row("b", 10, "0000000b", "http://x/b"), FakeCatalogue.Row("c", 10, "0000000c")];

        var files = await (await OpenAsync(catalogue)).FilesAsync(default).ToListAsync();

        Assert.That(files.Select(item => (item.File.Did.Name, item.File.Places.Count)), Is.EquivalentTo(new[] { ("a", 1), ("b", 1), ("c", 0) }));
        Assert.That(files[^1].File.Bytes, Is.EqualTo(10));
    }

    [Test]
    public void NameThatLeavesTheFolderIsRefused()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.Add(FakeCatalogue.File("../a", 10, "0000000a"));

        Assert.That(async () => await OpenAsync(catalogue), Throws.TypeOf<TransferTargetException>());
    }

    [Test]
    public void ListThatIsNotWholeIsAnError()
    {
        using var catalogue = new FakeCatalogue { Count = 2 };
        catalogue.Files.Add(FakeCatalogue.File("a", 10, "0000000a"));

        Assert.That(async () => await OpenAsync(catalogue), Throws.TypeOf<RucioStreamCutException>());
    }

    [Test]
    public void TwoFilesOfOnePathAreRefused()
    {
        var wanted = new WantedFiles();
        Assert.That(wanted.Add("/t/a", new DataIdentifier("x", "a"), 1, null), Is.True);
        Assert.That(wanted.Add("/t/a", new DataIdentifier("x", "a"), 1, null), Is.False);
        Assert.That(wanted.Add("/t/a", new DataIdentifier("y", "a"), 1, null), Is.Null);
        Assert.That(wanted.Add("/t/a", new DataIdentifier("x", "/b/a"), 1, null), Is.Null);
    }

    private static async Task<DownloadList> OpenAsync(FakeCatalogue catalogue) =>
        await DownloadList.OpenAsync(catalogue.Client, [(await catalogue.Client.Dids.GetAsync(new DataIdentifier("mc", "ds")), "/t/ds")], Any);
}
