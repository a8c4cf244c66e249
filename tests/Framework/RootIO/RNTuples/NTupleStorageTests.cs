using System.Text.Json;
using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>What RNTuples take in their files, by the API and by <c>hep inspect</c>.</summary>
public sealed class NTupleStorageTests
{
    private static string Nested => Path.Combine(Repository.Root, "tests", "Framework", "RootIO", "RNTuples", "Data", "nested.root");

    [Test]
    public void Bytes_and_elements_are_those_of_a_file_made_by_hand()
    {
        using var file = HandMadeNTuple.Open(HandMadeNTuple.Bytes());
        var storage = file.OpenRNTuple("n").ReadStorage();
        Assert.That((storage.StoredBytes, storage.ContentBytes, storage.Pages, storage.SharedPages, storage.PagesWithChecksum), Is.EqualTo((117L, 117L, 11L, 0L, 11L)));
        Assert.That(storage.Columns.Select(column => $"{column.FieldName} {column.Column.Type} {column.Elements} {column.StoredBytes} {column.Clusters}"), Is.EqualTo((string[])
            ["n Int32 5 20 2", "v Index64 5 40 2", "v._0 Real32 4 16 2", "s Index32 5 20 2", "s Char 5 5 2", "late Real64 2 16 1"]));
        Assert.That(storage.Clusters.Select(cluster => (cluster.FirstEntry, cluster.EntryCount, cluster.StoredBytes)), Is.EqualTo(((long, long, long)[])[(0, 3, 63), (3, 2, 54)]));
    }

    [Test]
    public void Representations_share_the_clusters_of_a_field()
    {
        using var file = RootFile.Open(Nested);
        var ntuple = file.OpenRNTuple("n");
        var storage = ntuple.ReadStorage();
        Assert.That(storage.Columns.Count(column => column.SuppressedClusters > 0), Is.GreaterThan(0));
        foreach (var field in storage.Columns.GroupBy(column => column.Column.Field))
        {
            var parts = field.GroupBy(column => column.Column.Representation).Select(group => group.First()).ToList();
            Assert.That(parts.Sum(column => column.Clusters), Is.EqualTo(parts[0].Clusters + parts[0].SuppressedClusters), $"field {parts[0].FieldName}: each cluster has one of them");
        }

        var top = ntuple.Schema.Fields.Where(field => field.IsTopLevel).ToList();
        Assert.That(top.Sum(field => storage.ColumnsInside(field).Count()), Is.EqualTo(storage.Columns.Count));
        Assert.That(storage.Clusters.Sum(cluster => cluster.StoredBytes), Is.EqualTo(storage.StoredBytes));
        Assert.That(storage.StoredBytes, Is.LessThan(storage.ContentBytes).And.LessThan(new FileInfo(Nested).Length));
    }

    [Test]
    public void Inspect_shows_how_it_is_stored()
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("inspect", Nested), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("pages with checksums").And.Contain("stored as").And.Contain("Switch"));

        Assert.That(hep.Run("inspect", Nested, "--json"), Is.Zero, hep.Error);
        var ntuple = JsonDocument.Parse(hep.Out).RootElement.GetProperty("objects")[0];
        var storage = ntuple.GetProperty("storage");
        Assert.That(storage.GetProperty("columns").EnumerateArray().Sum(column => column.GetProperty("uncompressedBytes").GetInt64()), Is.EqualTo(storage.GetProperty("uncompressedBytes").GetInt64()));
        Assert.That(ntuple.GetProperty("clusters").GetArrayLength(), Is.EqualTo(6));
    }

    [Test]
    public void Two_fields_of_one_name_are_shown_as_the_first()
    {
        using var hep = new HepRun();
        File.WriteAllBytes(Path.Combine(hep.Folder, "equal.root"), HandMadeNTuple.BytesOfEqualNames());
        Assert.That(hep.Run("inspect", "equal.root"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("std::int32_t").And.Not.Contain("std::vector<float>"));
    }

    [Test]
    public void Inspect_names_sets_of_attributes()
    {
        using var hep = new HepRun();
        var path = Repository.Shared("root-files", "made", "made_ntuple_attribute_sets.root");
        Assert.That(hep.Run("inspect", path, "--json"), Is.Zero, hep.Error);
        var names = JsonDocument.Parse(hep.Out).RootElement.GetProperty("objects")[0].GetProperty("attributeSets").EnumerateArray().Select(set => set.GetProperty("name").GetString()).ToList();
        Assert.That(names, Has.Count.EqualTo(3));
        Assert.That(hep.Run("inspect", path), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain($"attribute set {names[0]}"));
    }
}
