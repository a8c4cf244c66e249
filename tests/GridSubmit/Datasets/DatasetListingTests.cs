using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Datasets;

/// <summary>A listing shows each file once, and asks again for what came without an address.</summary>
public sealed class DatasetListingTests
{
    private static readonly DataIdentifier Dataset = new("mc", "ds");

    [Test]
    public async Task FileOfSeveralDatasetsComesOnce()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.AddRange([FakeCatalogue.File("b", 2, "0000000b"), FakeCatalogue.File("a", 1, "0000000a"), FakeCatalogue.File("b", 2, "0000000b")]);
        var names = new List<string>();
        await foreach (var file in new DatasetListing(catalogue.Client).FilesAsync(Dataset))
        {
            names.Add(file.Name);
        }

        Assert.That(names, Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public async Task RowsWithoutAddressesAreAskedForByTheirNamesAndFilesLeftOutToo()
    {
        using var catalogue = new FakeCatalogue();
        catalogue.Files.AddRange([FakeCatalogue.File("a", 1, "0000000a"), FakeCatalogue.File("b", 2, "0000000b"), FakeCatalogue.File("c", 3, "0000000c"), FakeCatalogue.File("d", 4, "0000000d")]);
        catalogue.Replicas = body => body.Contains("\"ds\"", StringComparison.Ordinal)
            ? [FakeCatalogue.Row("a", 1, "0000000a", "https://x/a"), FakeCatalogue.Row("b", 2, "0000000b"), FakeCatalogue.Row("c", 3, "0000000c")]
            : [FakeCatalogue.Row("b", 2, "0000000b", "https://x/b"), FakeCatalogue.Row("c", 3, "0000000c")];
        var rows = new List<(string, int)>();
        await foreach (var file in new DatasetListing(catalogue.Client).ReplicasAsync([Dataset], new ReplicaQuery()))
        {
            rows.Add((file.Name, file.Places.Count));
        }

        Assert.That(rows, Is.EqualTo(new[] { ("a", 1), ("b", 1), ("c", 0), ("d", 0) }));
    }
}
