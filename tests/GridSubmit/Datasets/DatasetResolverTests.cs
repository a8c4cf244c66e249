using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Datasets;

/// <summary>A dataset is resolved to all of its files, or not at all.</summary>
public sealed class DatasetResolverTests
{
    private static readonly DataIdentifier Dataset = new("mc", "ds");

    [Test]
    public async Task FileOfSeveralDatasetsComesOnceAndInOrder()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.AddRange([FakeCatalogue.File("b", 2, "0000000b"), FakeCatalogue.File("a", 1, "0000000a"), FakeCatalogue.File("b", 2, "0000000b")]);
        catalogue.Replicas = _ => [FakeCatalogue.Row("a", 1, "0000000a", "https://x/a"), FakeCatalogue.Row("b", 2, "0000000b", "https://x/b", "https://y/b")];

        var files = await new DatasetResolver(catalogue.Client).ResolveAsync(Dataset, new ReplicaQuery());

        Assert.That(files.Select(file => file.Did.Name), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(files[1].Places.Select(place => place.Rse), Is.EqualTo(new[] { "SITE-1", "SITE-2" }));
    }

    [Test]
    public async Task RowsWithoutPlacesAreAskedForAgain()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.AddRange([FakeCatalogue.File("a", 1, "0000000a"), FakeCatalogue.File("b", 2, "0000000b"), FakeCatalogue.File("c", 2, "0000000c")]);
        catalogue.Replicas = body => body.Contains("\"ds\"", StringComparison.Ordinal)
            ? [FakeCatalogue.Row("a", 1, "0000000a", "https://x/a"), FakeCatalogue.Row("b", 2, "0000000b")]
            : [FakeCatalogue.Row("b", 2, "0000000b", "https://x/b")];

        var files = await new DatasetResolver(catalogue.Client).ResolveAsync(Dataset, new ReplicaQuery());

        Assert.That(files.Select(file => file.Places.Count), Is.EqualTo(new[] { 1, 1, 0 }));
        Assert.That(catalogue.Requests.Last(), Does.Contain("\"b\"").And.Contain("\"c\"").And.Not.Contain("\"a\""));
    }

    [TestCase(3)]
    [TestCase(1)]
    public void ListThatIsNotWhatTheServerCountsIsAnError(long count)
    {
        using var catalogue = new FakeCatalogue { Count = count };
        catalogue.Files.AddRange([FakeCatalogue.File("a", 1, "0000000a"), FakeCatalogue.File("b", 2, "0000000b")]);

        Assert.That(async () => await new DatasetResolver(catalogue.Client).ResolveAsync(Dataset, new ReplicaQuery()), Throws.TypeOf<RucioStreamCutException>().With.Message.Contains("2 files"));
        Assert.That(catalogue.Requests.Count(request => request.Contains("/files", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task ChecksumOfTheFileCountsAndNotThatOfAReplica()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.Add(FakeCatalogue.File("a", 1, "0000000a"));
        catalogue.Replicas = _ => [FakeCatalogue.Row("a", 1, "00000001", "https://x/a")];

        var file = (await new DatasetResolver(catalogue.Client).ResolveAsync(Dataset, new ReplicaQuery())).Single();

        Assert.That(file.Adler32, Is.EqualTo("0000000a"));
    }

    [Test]
    public void NameThatIsNotThereIsAnError()
    {
        using var catalogue = new FakeCatalogue();

        Assert.That(async () => await new DatasetResolver(catalogue.Client).ResolveAsync(new DataIdentifier("mc", "other"), new ReplicaQuery()), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
    }
}
