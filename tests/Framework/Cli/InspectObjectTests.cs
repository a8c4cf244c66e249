using System.Text.Json;
using HepAnalysis.Framework.Tests.RootIO.Recovery;
using HepAnalysis.Framework.Tests.RootIO.Trees;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>What hep says of objects of any class, and of files that are damaged.</summary>
public sealed class InspectObjectTests
{
    [Test]
    public void Members_of_an_object_are_shown_by_name()
    {
        using var hep = new HepRun();
        var file = Repository.Shared("root-files", "made", "made_obj_values.root");

        Assert.That(hep.Run("inspect", $"{file}:msd"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("fNrows").And.Contain("fElements").And.Contain("16 × float64: 0  10  20  30"));
    }

    [Test]
    public void Every_cycle_is_listed_and_the_older_ones_marked()
    {
        using var hep = new HepRun();
        var file = Repository.Shared("root-files", "made", "made_obj_dirs.root");

        Assert.That(hep.Run("inspect", file), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Match(@"one/a;2 +TNamed +83 B +cycle 2 in one").And.Match(@"one/a;1 +TNamed +67 B +older +in one"));
        Assert.That(hep.Run("inspect", file, "--json"), Is.Zero, hep.Error);
        using var json = JsonDocument.Parse(hep.Out);
        Assert.That(
            json.RootElement.GetProperty("objects").EnumerateArray().Where(item => item.GetProperty("path").GetString() == "one/a").Select(item => item.GetProperty("cycle").GetInt32()),
            Is.EquivalentTo(new[] { 1, 2 }));
    }

    [Test]
    public void Layouts_of_classes_are_shown_and_in_json()
    {
        using var hep = new HepRun();
        var file = Path.Combine(Repository.Root, "data-samples", "dimuon.root");

        Assert.That(hep.Run("inspect", file, "--streamers"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("TTree · version 20").And.Match(@"base class +TNamed").And.Match(@"Long64_t +fEntries"));
        Assert.That(hep.Run("inspect", file, "--json"), Is.Zero, hep.Error);
        using var json = JsonDocument.Parse(hep.Out);
        var tree = json.RootElement.GetProperty("streamers").EnumerateArray().Single(info => info.GetProperty("class").GetString() == "TTree");
        Assert.That(tree.GetProperty("elements").EnumerateArray().Select(element => element.GetProperty("name").GetString()), Does.Contain("fEntries"));
        Assert.That(hep.Run("inspect", $"{file}:Events", "--streamers"), Is.EqualTo(2));
    }

    [Test]
    public void Clusters_of_a_tree_and_room_of_an_RNTuples_fields_are_shown()
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("inspect", $"{Path.Combine(Repository.Root, "data-samples", "dimuon.root")}:Events"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.StartWith("tree Events").And.Contain("clusters of 20,000 events, the last of 5,000"));
        Assert.That(hep.Run("inspect", Repository.Shared("root-files", "made", "made_ntuple_arrays.root")), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Match(@"column +type .*size +ratio"));
    }

    [Test]
    public void Json_holds_every_member()
    {
        using var hep = new HepRun();
        var file = Repository.Shared("root-files", "made", "made_obj_values.root");

        Assert.That(hep.Run("inspect", $"{file}:msd", "--json"), Is.Zero, hep.Error);
        using var json = JsonDocument.Parse(hep.Out);
        var matrix = json.RootElement.GetProperty("objects")[0].GetProperty("object");
        Assert.That(matrix.GetProperty("class").GetString(), Is.EqualTo("TMatrixTSym<double>"));
        Assert.That(matrix.GetProperty("members").GetProperty("fElements").GetArrayLength(), Is.EqualTo(16));
    }

    [Test]
    public void A_file_that_was_not_closed_is_shown_with_a_warning_and_recovered()
    {
        using var hep = new HepRun();
        File.WriteAllBytes(Path.Combine(hep.Folder, "broken.root"), UnclosedFile.Bytes());

        Assert.That(hep.Run("inspect", "broken.root"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("tree Events"));
        Assert.That(hep.Error, Does.Contain("it was not closed").And.Contain("hep recover"));
        Assert.That(hep.Run("check", "broken.root"), Is.EqualTo(1));
        Assert.That(hep.Out, Does.Contain("damaged in 1 place").And.Contain("it was not closed"));
        Assert.That(hep.Run("recover", "broken.root", "-o", "saved.root"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("saved.root: 1 object"));
        Assert.That(hep.Run("check", "saved.root"), Is.Zero, hep.Out);
        Assert.That(hep.Out, Does.Contain("saved.root: whole"));
    }

    [Test]
    public void Check_says_which_entries_are_lost()
    {
        using var hep = new HepRun();
        var bytes = OwnTree.Bytes("zlib:1");
        using (var file = OwnTree.Open(bytes))
        {
            var basket = file.OpenTree("Events").Branches.First(branch => branch.Name == "Muon_pt").Baskets[1];
            bytes.AsSpan((int)basket.Seek + basket.Bytes - 60, 40).Fill(0x3C);
        }

        File.WriteAllBytes(Path.Combine(hep.Folder, "bad.root"), bytes);
        Assert.That(hep.Run("check", "bad.root"), Is.EqualTo(1));
        Assert.That(hep.Out, Does.Contain("Events;1, Muon_pt: entries").And.Contain("are lost"));
        Assert.That(hep.Run("check", "bad.root", "--json"), Is.EqualTo(1));
        using var json = JsonDocument.Parse(hep.Out);
        Assert.That(json.RootElement.GetProperty("whole").GetBoolean(), Is.False);
        Assert.That(json.RootElement.GetProperty("damages")[0].GetProperty("part").GetString(), Is.EqualTo("Muon_pt"));
    }

    [Test]
    public void What_is_no_ROOT_file_cannot_be_checked()
    {
        using var hep = new HepRun();
        hep.Write("text.root", "not a ROOT file at all, only some words");
        Assert.That(hep.Run("check", "text.root"), Is.EqualTo(3));
        Assert.That(hep.Error, Does.Contain("is not a ROOT file"));
    }
}
