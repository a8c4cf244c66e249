using System.Text.RegularExpressions;
using System.Xml.Linq;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.Reports.Fonts;
using HepAnalysis.Reports.Html;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>The HTML report of a run, as <c>hep run</c> writes it.</summary>
public sealed partial class PageTests
{
    private const string Analysis = """
        input: { files: FILE, tree: Events, schema: nanoaod }
        define:
          good: Muon[pt > 3 && abs(eta) < 2.4]   # a comment
          second: "good[1]"
        weight: 1.5
        paths:
          dimuon:
            - filter: "two <b>muons</b> & more"
              where: count(good) == 2
            - define:
                z: >
                  good[0]
                  + second
            - histogram: mass
              x: mass(z)
              axis: { log: [300, 0.25, 300], title: "#mu#mu \"<script>alert(1)</script>\" p_{T}" }
            - histogram: plane
              x: good.pt
              y: good.eta
              title: "[no] #eta: yes"
              axes: [{ regular: [20, 0, 100] }, { edges: [-2.4, -1, 0, 1, 2.4] }]
        output: { file: o/x.root, report: pages/x.html }
        """;

    [Test]
    public void PageShowsEverythingOfARun()
    {
        using var hep = new HepRun();
        var page = Page(hep);

        Assert.Multiple(() =>
        {
            Assert.That(hep.Out, Does.Contain("wrote      o/x.root (2 histograms) · pages/x.html · o/x.job.json"));
            Assert.That(Svg().Count(page), Is.EqualTo(4), "two histograms, linear and logarithmic");
            Assert.That(page, Does.Contain("two &lt;b&gt;muons&lt;/b&gt; &amp; more"));
            Assert.That(page, Does.Contain("20,000 events of 1 file").And.Contain("not a number").And.Contain("sum of weights").And.Contain("Clopper-Pearson"));
            Assert.That(page, Does.Contain("Read: 5 of 56 columns").Or.Match("Read: [0-9]+ of [0-9]+ columns"));
            Assert.That(page, Does.Contain("events/s").And.Contain(Environment.MachineName));
        });
    }

    [Test]
    public void PageLoadsNothingAndRunsNothing()
    {
        using var hep = new HepRun();
        var page = Page(hep);

        Assert.Multiple(() =>
        {
            Assert.That(Loads().Matches(page).Select(match => match.Value), Is.Empty);
            Assert.That(Urls().Matches(page).Select(match => match.Groups[1].Value), Is.All.StartsWith("data:font/ttf;base64,"));
            Assert.That(page.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal), Does.Not.Contain("http"));
            Assert.That(Regex.IsMatch(page, "<(script|iframe|object|embed|img|link|b|base|form)[ >]"), Is.False);
            Assert.That(Regex.IsMatch(page, "<[^>]* on[a-z]+="), Is.False);
        });
    }

    [Test]
    public void FontOfThePageDrawsEverySignThatThePageHolds()
    {
        // A plus-minus written as &#177; was not asked of the font, and was white.
        using var hep = new HepRun();
        var page = Page(hep);
        var font = new TrueTypeFont(Convert.FromBase64String(Urls().Match(page).Groups[1].Value.Split(',')[1]));
        var text = page[page.IndexOf("<body>", StringComparison.Ordinal)..];
        var blank = text.EnumerateRunes().Where(rune => !System.Text.Rune.IsWhiteSpace(rune) && font.Glyph(rune.Value) != 0 && font.GlyphData(font.Glyph(rune.Value)).IsEmpty);

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("±").And.Not.Contain("&#1"));
            Assert.That(blank.Distinct(), Is.Empty);
            Assert.That(font.GlyphData(font.Glyph('Ж')).IsEmpty, Is.True, "nobody wrote it");
        });
    }

    [Test]
    public void EveryElementIsClosedAndEveryIdIsThereOnce()
    {
        using var hep = new HepRun();
        var page = Page(hep);
        var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)];
        var root = XDocument.Parse(VoidElements().Replace(body, "$0</input>")).Root!;
        var ids = root.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.Unique);
            Assert.That(root.Descendants("label").Select(label => label.Attribute("for")!.Value), Is.SubsetOf(ids));
            Assert.That(root.Descendants().Attributes("aria-labelledby").SelectMany(names => names.Value.Split(' ')), Is.SubsetOf(ids));
        });
    }

    [Test]
    public void AllButTheLastPartIsTheSameForAnyThreadsAndTimes()
    {
        using var hep = new HepRun();
        var first = Page(hep, "--threads", "1");
        var second = Page(hep, "--threads", "2", "--block", "100");
        static string Same(string page) => Regex.Replace(page, $"{HtmlReport.BeginOfRun}.*{HtmlReport.EndOfRun}", "", RegexOptions.Singleline);

        Assert.That(first, Is.Not.EqualTo(second), "the times differ");
        Assert.That(Same(second), Is.EqualTo(Same(first)));
    }

    [Test]
    public void ConfigurationOnThePageReadsBackToTheSameHash()
    {
        using var hep = new HepRun();
        var page = Page(hep, "--set", "paths.dimuon.mass.axis={regular: [30, 60, 120]}");
        var pre = page[(page.IndexOf("<pre>", StringComparison.Ordinal) + 5)..page.IndexOf("</pre>", StringComparison.Ordinal)];
        var yaml = System.Net.WebUtility.HtmlDecode(pre);

        Assert.That(page, Does.Contain(ConfigurationReader.Read(yaml, "page.yaml").Hash), yaml);
    }

    [Test]
    public void ModulesByPathStandInTheYamlOfThePage()
    {
        var configuration = ConfigurationReader.Read("input: { files: a.root }\nmodules: [A.cs, \"lib/My Own.dll\"]\npaths: { p: [] }\n", "a.yaml");
        var again = ConfigurationReader.Read(CanonicalYaml.Of(configuration), "again");

        Assert.That(again.Modules.Select(module => module.Text), Is.EqualTo(new[] { "A.cs", "lib/My Own.dll" }));
    }

    [TestCase("dimuon")]
    [TestCase("hzz")]
    [TestCase("zmumu")]
    public void ExamplesReadBackToTheSameHash(string name)
    {
        var configuration = ConfigurationReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "examples", "dimuon", name + ".yaml")), name);
        var yaml = CanonicalYaml.Of(configuration);

        Assert.That(ConfigurationReader.Read(yaml, "again").Hash, Is.EqualTo(configuration.Hash), yaml);
    }

    [Test]
    public void PageOfARunIntoAnotherFileIsBesideIt()
    {
        using var hep = new HepRun();
        Write(hep);
        Assert.That(hep.Run("run", "a.yaml", "-o", "other/y.root"), Is.Zero, hep.Error);
        Assert.That(hep.Files().Select(file => file.Split(' ')[0]), Does.Contain("other/y.html").And.Not.Contain("pages/x.html"));
        Assert.That(hep.Run("run", "a.yaml", "-o", "other/y.root", "--set", "output.report=here.html"), Is.Zero, hep.Error);
        Assert.That(hep.Files().Select(file => file.Split(' ')[0]), Does.Contain("here.html"));
    }

    [TestCase("output.report=pages", "is a directory")]
    [TestCase("output.report=a.yaml/x.html", "is a file, not a folder")]
    [TestCase("output.report=o/x.root", "two outputs have one name")]
    [TestCase("output.report=o/x.job.json", "two outputs have one name")]
    public void PageThatCannotBeWrittenIsSaidBeforeTheFirstEvent(string set, string said)
    {
        using var hep = new HepRun();
        Write(hep);
        Directory.CreateDirectory(Path.Combine(hep.Folder, "pages"));
        var before = hep.Files();

        Assert.That(hep.Run("run", "a.yaml", "--set", set), Is.EqualTo(5), hep.Error);
        Assert.That(hep.Error, Does.Contain(said));
        Assert.That(hep.Files(), Is.EqualTo(before));
    }

    [Test]
    public void RunWithoutAFileOfHistogramsWritesThePageAlone()
    {
        using var hep = new HepRun();
        Write(hep);

        Assert.That(hep.Run("run", "a.yaml", "--set", "output.file="), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("wrote      pages/x.html\n"));
        Assert.That(Directory.EnumerateFileSystemEntries(hep.Folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "a.yaml", "pages" }));
    }

    private static string Page(HepRun hep, params string[] options)
    {
        Write(hep);
        Assert.That(hep.Run(["run", "a.yaml", "--first", "20000", .. options]), Is.Zero, hep.Error);
        return File.ReadAllText(Path.Combine(hep.Folder, "pages", "x.html"));
    }

    private static void Write(HepRun hep) =>
        hep.Write("a.yaml", Analysis.Replace("FILE", Path.Combine(Repository.Root, "data-samples", "dimuon.root"), StringComparison.Ordinal));

    [GeneratedRegex("<svg ")]
    private static partial Regex Svg();

    [GeneratedRegex("(src|href|action|data|poster|srcset)=[^ >]*|@import[^;]*")]
    private static partial Regex Loads();

    [GeneratedRegex(@"url\(([^)]*)\)")]
    private static partial Regex Urls();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex VoidElements();
}
