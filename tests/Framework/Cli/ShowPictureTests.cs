using System.Xml.Linq;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary><c>hep show --save</c>, from the command line to the file.</summary>
public sealed class ShowPictureTests
{
    private static readonly string Yaml = Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml");

    [Test]
    public void SavedSvgIsTheHistogramAndIsAlone()
    {
        using var hep = Filled();

        Assert.That(hep.Run("show", "a.root:mass", "--save", "plots/mass.svg", "--log"), Is.Zero, hep.Error);
        var text = File.ReadAllText(Path.Combine(hep.Folder, "plots", "mass.svg"));
        Assert.Multiple(() =>
        {
            Assert.That(hep.Out, Does.Match(@"^wrote      plots/mass\.svg \([0-9.]+ kB\)"));
            Assert.That(XDocument.Parse(text).Root!.Name.LocalName, Is.EqualTo("svg"));
            Assert.That(text, Does.Contain("aria-label=\"m(μμ) [GeV]\"").And.Not.Contain("<text").And.Not.Contain("@font-face"), "text by its outlines: no font is asked for");
            Assert.That(text.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal), Does.Not.Contain("http").And.Not.Contain("href"));
            Assert.That(Directory.EnumerateFiles(Path.Combine(hep.Folder, "plots")).Select(Path.GetFileName), Is.EqualTo(new[] { "mass.svg" }), "no temporary file stays");
        });
    }

    [Test]
    public void TwoHistogramsAreDrawnWithTheirRatio()
    {
        using var hep = Filled();

        Assert.That(hep.Run("show", "a.root:mass", "b.root", "--save", "r.svg"), Is.Zero, hep.Error);
        Assert.That(File.ReadAllText(Path.Combine(hep.Folder, "r.svg")), Does.Contain("a.root:mass").And.Contain("b.root:mass").And.Contain("aria-label=\"ratio\""));
        Assert.That(hep.Run("show", "a.root:mass", "b.root:mass"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("a.root:mass").And.Contain("b.root:mass").And.Contain("\nratio ").And.Contain("•"));
        Assert.That(hep.Out.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(80));
    }

    [TestCase(2, "is not a picture that hep can write", ".svg", "show", "a.root:mass", "--save", "mass.gif")]
    [TestCase(2, "its name has no ending", "mass.svg", "show", "a.root:mass", "--save", "mass")]
    [TestCase(2, "two outputs", "one of them", "show", "a.root:mass", "--save", "m.svg", "--json")]
    [TestCase(2, "three outputs", "one of them", "show", "a.root:mass", "--save", "m.svg", "--json", "--csv")]
    [TestCase(2, "--json prints one histogram, not two", "b.root", "show", "a.root:mass", "b.root", "--json")]
    [TestCase(2, "--log is for a picture", "--save", "show", "a.root:mass", "--log")]
    [TestCase(3, "there is no file", "nothing.root", "show", "nothing.root:mass", "--save", "m.svg")]
    [TestCase(4, "there is no 'mas'", "did you mean mass?", "show", "a.root:mas", "--save", "m.svg")]
    [TestCase(4, "'Events' is not a histogram", "it is a TTree", "show", "sample.root:Events", "--save", "m.svg")]
    [TestCase(4, "cannot be compared", "has 300 bins", "show", "a.root:mass", "c.root:mass", "--save", "m.svg")]
    [TestCase(4, "cannot be compared", "has 300 bins", "show", "a.root:mass", "c.root:mass")]
    [TestCase(5, "is a directory", "name a file in it", "show", "a.root:mass", "--save", "folder.svg")]
    [TestCase(5, "is a file, not a folder", "a.root", "show", "a.root:mass", "--save", "a.root/m.svg")]
    public void WrongIsSaidAndNothingIsWritten(int code, string said, string hinted, params string[] args)
    {
        using var hep = Filled();
        hep.Run("run", Yaml, "-o", "c.root", "--first", "10", "--set", "paths.dimuon.mass.axis={regular: [10, 0, 100]}");
        File.Copy(Path.Combine(Repository.Root, "data-samples", "dimuon.root"), Path.Combine(hep.Folder, "sample.root"));
        Directory.CreateDirectory(Path.Combine(hep.Folder, "folder.svg"));
        var before = hep.Files();
        var actual = hep.Run(args);

        Assert.Multiple(() =>
        {
            Assert.That(actual, Is.EqualTo(code), hep.Error);
            Assert.That(hep.Error, Does.StartWith("hep: ").And.Contain(said).And.Contain(hinted));
            Assert.That(hep.Files(), Is.EqualTo(before), "the folder stays as it was");
        });
    }

    private static HepRun Filled()
    {
        var hep = new HepRun();
        hep.Run("run", Yaml, "-o", "a.root", "--first", "5000");
        hep.Run("run", Yaml, "-o", "b.root", "--first", "3000");
        return hep;
    }
}
