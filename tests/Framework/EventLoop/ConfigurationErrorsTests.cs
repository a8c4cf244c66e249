using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.EventLoop;

/// <summary>Each wrong configuration names file, line and column, and what to try.</summary>
public sealed class ConfigurationErrorsTests
{
    private const string Good = """
        input:
          files: [a.root, "runs/*.root"]
          tree: Events
          schema: nanoaod
        define:
          good: Muon[pt > 20 && abs(eta) < 2.4]
        weight: genWeight
        paths:
          dimuon:
            - define:
                z: good[0] + good[1]
            - filter: two muons
              where: count(Muon) == 2
            - histogram: mass
              x: mass(z)
              axis: { log: [300, 0.25, 300] }
              title: m(μμ) [GeV]
        output:
          file: out/dimuon.root
        """;

    [Test]
    public void GoodConfigurationIsRead()
    {
        var configuration = ConfigurationReader.Read(Good, "a.yaml");

        Assert.Multiple(() =>
        {
            Assert.That(configuration.Input.Files.Select(file => file.Text), Is.EqualTo(new[] { "a.root", "runs/*.root" }));
            Assert.That(configuration.Input.Files.All(file => file.IsFromYaml), Is.True);
            Assert.That(configuration.Input.SchemaName, Is.EqualTo("nanoaod"));
            Assert.That(configuration.Defines.Single().Text.Text, Is.EqualTo("Muon[pt > 20 && abs(eta) < 2.4]"));
            Assert.That(configuration.Defines.Single().Text.Place(5), Is.EqualTo("a.yaml:6:14"));
            Assert.That(configuration.Weight!.Text, Is.EqualTo("genWeight"));
            Assert.That(configuration.Paths.Single().Steps.Select(step => step.Kind), Is.EqualTo(new[] { "define", "filter", "histogram" }));
            Assert.That(configuration.Paths.Single().Steps[1].Name, Is.EqualTo("two muons"));
            Assert.That(configuration.Output.File, Is.EqualTo("out/dimuon.root"));
            Assert.That(configuration.Hash, Has.Length.EqualTo(64));
        });
    }

    [TestCase("inptu:\n  files: a.root\npaths: {}\n", 1, 1, "inptu", "input")]
    [TestCase("input:\n  files: a.root\n  tre: Events\npaths:\n  p:\n    - filter: a\n      where: b\n", 3, 3, "tre", "tree")]
    [TestCase("input:\n  files: a.root\ninput:\n  files: b.root\n", 3, 1, "twice", "line 1")]
    [TestCase("input:\n\tfiles: a.root\n", 2, 1, "tab", "spaces")]
    [TestCase("input:\n  files: a.root\n  \ttree: x\n", 3, 3, "tab", "spaces")]
    [TestCase("input: *other\n", 1, 8, "alias", "quote the expression")]
    [TestCase("weight: &w genWeight\n", 1, 9, "anchor", "quote the expression")]
    [TestCase("weight: !foo\n", 1, 9, "tag", "quote the expression: \"!foo\"")]
    [TestCase("weight: !any(Jet, j => j.btag > 0.8)\n", 1, 9, "!", "quote the expression: \"!any(Jet, j => j.btag > 0.8)\"")]
    [TestCase("weight: a ? b : c\n", 1, 15, "not YAML", "quote the expression")]
    [TestCase("input: {files: a.root}\ndefine: { x: deltaR(a, b) }\n", 2, 14, "taken an expression apart", "quote the expression")]
    [TestCase("input: {files: a.root}\npaths:\n  p:\n    - { histogram: h, x: max(a, b) }\n", 4, 26, "taken an expression apart", "quote the expression")]
    [TestCase("input: {files: a.root}\nweight: {a: b}\n", 2, 9, "taken it apart", "quote the expression")]
    [TestCase("input: {files: a.root}\nweight: [a, b]\n", 2, 9, "taken it apart", "quote the expression")]
    [TestCase("input: {files: a.root}\npaths:\n  p:\n    filter: a\n", 4, 5, "list of steps", "- filter")]
    [TestCase("input: {files: a.root}\npaths:\n  p:\n    - filter: a\n      where: b\n    - filter: a\n      where: c\n", 6, 7, "are named 'a'", "line 4")]
    [TestCase("input: {files: [a.root\npaths: 1\n", 1, 16, "not YAML", "close each [")]
    [TestCase("just text\n", 1, 1, "not an analysis", "input")]
    [TestCase("", 1, 1, "no 'input'", "files")]
    [TestCase("input: {files: a.root}\ndefine:\n  2x: a\n", 3, 3, "'2x'", "letters")]
    [TestCase("input: {files: a.root}\ndefine:\n  x:\n", 3, 5, "an expression", "nothing")]
    [TestCase("a: 1\n---\nb: 2\n", 2, 1, "more than one", "file of its own")]
    [TestCase("input: {files: []}\npaths: {p: []}\n", 1, 16, "empty", "a.root")]
    [TestCase("modules: {a: b}\ninput: {files: a}\npaths: {p: []}\n", 1, 10, "modules", "list")]
    public void ErrorHasPlaceAndHint(string yaml, int line, int column, string said, string hinted)
    {
        var error = Read(yaml);

        Assert.Multiple(() =>
        {
            Assert.That(error.Place.ToString(), Is.EqualTo($"a.yaml:{line}:{column}"), error.Message);
            Assert.That(error.Message, Does.Contain(said));
            Assert.That(error.Message, Does.Contain(hinted));
            Assert.That(error.Kind, Is.EqualTo(ErrorKind.Configuration));
        });
    }

    [Test]
    public void DeepNestingIsRefusedBeforeTheStackEnds()
    {
        var error = Read(string.Concat(Enumerable.Repeat("[", 3000)) + string.Concat(Enumerable.Repeat("]", 3000)));

        Assert.That(error.Message, Does.Contain("nesting"));
    }

    private static ConfigurationException Read(string yaml) =>
        Assert.Throws<ConfigurationException>(() => ConfigurationReader.Read(yaml, "a.yaml"))!;

    [Test]
    public void ExpressionInSeveralLinesKeepsItsPlaces()
    {
        var configuration = ConfigurationReader.Read("""
            input: { files: a.root }
            define:
              one: count(Muon)
                + count(Jet)
              two: |
                count(Muon)
                  + count(Jet)
              three: "!any(Jet)"
            paths: { p: [] }
            """, "a.yaml");

        Assert.Multiple(() =>
        {
            var (one, two, three) = (configuration.Defines[0].Text, configuration.Defines[1].Text, configuration.Defines[2].Text);
            Assert.That(one.Place(one.Text.IndexOf("Jet", StringComparison.Ordinal)), Is.EqualTo("a.yaml:4:13"));
            Assert.That(two.Place(two.Text.IndexOf("Jet", StringComparison.Ordinal)), Is.EqualTo("a.yaml:7:15"));
            Assert.That(three.Text, Is.EqualTo("!any(Jet)"));
            Assert.That(three.Place(1), Is.EqualTo("a.yaml:8:12"));
        });
    }
}
