using HepAnalysis.Framework.Tests.RootIO.Recovery;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>What hep show prints of objects that are no histogram, and of files with something wrong.</summary>
public sealed class ShowObjectTests
{
    [TestCase("made_obj_graphs", "gme", "8 points", "−0.63628 +0")]
    [TestCase("made_obj_graphs", "mg", "2 graphs", "± 0.63628")]
    [TestCase("made_obj_efficiency", "e0", "90 % ClopperPearson intervals", "0.1164 to 0.4978")]
    [TestCase("made_obj_functions", "f1", "[norm]*exp(", "fixed")]
    [TestCase("made_obj_values", "msd", "4 × 4", "31")]
    [TestCase("made_obj_values", "pb", "= true", "(bool)")]
    [TestCase("made_obj_values", "lv", "px 1", "m ")]
    [TestCase("made_obj_thn", "hsS", "28 bins with a content", "below -2")]
    [TestCase("made_obj_containers", "objarray", "(none)", "TNamed")]
    [TestCase("made_tree_chain", "chain", "2 files", "made_tree_chain_1.root")]
    [TestCase("made_obj_hist2", "h2poly", "(3, 3) (3, 5)", "14")]
    public void Objects_are_printed_as_what_they_are(string file, string name, string first, string second)
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("show", $"{Repository.Shared("root-files", "made", $"{file}.root")}:{name}"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain(first).And.Contain(second));
    }

    [Test]
    public void Points_and_efficiencies_have_a_csv_with_all_digits()
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("show", $"{Repository.Shared("root-files", "made", "made_obj_graphs.root")}:gae", "--csv"), Is.Zero, hep.Error);
        Assert.That(hep.Out.Split('\n')[..2], Is.EqualTo(new[] { "x,y,xlow,xhigh,ylow,yhigh", "0,8.184628363963046,0.37450164131271724,0.49064910968228925,0.6362811390412985,0" }));
        Assert.That(hep.Run("show", $"{Repository.Shared("root-files", "made", "made_obj_efficiency.root")}:e0", "--csv"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.StartWith("xlow,xhigh,passed,total,efficiency,low,high\n-inf,-2,"));
    }

    [Test]
    public void What_cannot_be_shown_says_what_it_is()
    {
        using var hep = new HepRun();
        Assert.That(hep.Run("show", $"{Path.Combine(Repository.Root, "data-samples", "dimuon.root")}:Events"), Is.Not.Zero);
        Assert.That(hep.Error, Does.Contain("'Events' cannot be shown").And.Contain("it is a TTree").And.Contain("hep inspect"));
    }

    [Test]
    public void A_file_that_was_not_closed_is_shown_and_run_with_a_warning()
    {
        using var hep = new HepRun();
        File.WriteAllBytes(Path.Combine(hep.Folder, "broken.root"), UnclosedFile.Bytes());

        Assert.That(hep.Run("show", "broken.root"), Is.Not.Zero);
        Assert.That(hep.Error, Does.Contain("broken.root: it was not closed").And.Contain("nothing that can be shown"));
        File.WriteAllText(Path.Combine(hep.Folder, "count.yaml"), "input:\n  files: [broken.root]\n  tree: Events\npaths:\n  all:\n    - histogram: n\n      x: 1\n      axis: { regular: [1, 0, 2] }\noutput:\n  file: out.root\n");
        Assert.That(hep.Run("run", "count.yaml"), Is.Zero, hep.Error);
        Assert.That(hep.Error.Split("it was not closed"), Has.Length.EqualTo(2), "once of each file");
    }
}
