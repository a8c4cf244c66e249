using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using Microsoft.Extensions.Configuration;

namespace HepAnalysis.Framework.Tests.EventLoop;

/// <summary>Values from the command line and the environment: found by dotted names, typed by the option, checked like written ones.</summary>
public sealed class ConfigurationOverridesTests
{
    private const string Yaml = """
        input:
          files: [a.root]
          tree: Events
        paths:
          dimuon:
            - define:
                z: Muon[0]
            - filter: two muons
              where: count(Muon) == 2
            - filter: pt > 0.5 each
              where: all(Muon, m => m.pt > 0.5)
            - histogram: mass
              x: mass(z)
              axis: { log: [300, 0.25, 300] }
        """;

    [Test]
    public void ListByCommasReplacesTheList()
    {
        var input = Read("input.files=x.root, y.root").Input;

        Assert.Multiple(() =>
        {
            Assert.That(input.Files.Select(file => file.Text), Is.EqualTo(new[] { "x.root", "y.root" }));
            Assert.That(input.Files.Any(file => file.IsFromYaml), Is.False);
        });
    }

    [Test]
    public void GivenListReplacesTheList() =>
        Assert.That(Read("input.files=[x.root]").Input.Files.Select(file => file.Text), Is.EqualTo(new[] { "x.root" }));

    [TestCase("paths.dimuon.mass.axis={regular: [30, 60, 120]}", 3, "regular")]
    [TestCase("paths.dimuon.two muons.where=!any(Muon, m => m.pt > 3)", 1, "!any(Muon, m => m.pt > 3)")]
    [TestCase("paths.dimuon.pt > 0.5 each.where=true", 2, "true")]
    [TestCase("paths.dimuon.mass.title=a: b", 3, "a: b")]
    public void StepIsFoundByItsName(string set, int step, string expected)
    {
        var options = Read(set).Paths.Single().Steps[step].Options;

        Assert.That(options.Entries.Any(entry => Text(entry.Value) == expected), Is.True);
    }

    [Test]
    public void DefineOfAPathIsFoundByItsName() =>
        Assert.That(Read("paths.dimuon.define.z=Muon[1]").Paths.Single().Steps[0].Defines.Single().Text.Text, Is.EqualTo("Muon[1]"));

    [Test]
    public void LaterValueOfOneNameIsMeant() =>
        Assert.That(Read("input.tree=A", "input.tree=B").Input.Tree, Is.EqualTo("B"));

    [TestCase("paths.p.define.b=5", "1 5")]
    [TestCase("paths.p.define.a=5", "5 2")]
    public void DefineOfASecondStepIsReached(string set, string expected)
    {
        const string two = "input: { files: x }\npaths: { p: [{ define: { a: 1 } }, { filter: f, where: a > 0 }, { define: { b: 2 } }] }";
        var steps = ConfigurationReader.Read(two, "a.yaml", new ConfigurationOverrides([set])).Paths[0].Steps;

        Assert.That(string.Join(' ', steps.SelectMany(step => step.Defines).Select(define => define.Text.Text)), Is.EqualTo(expected));
    }

    [Test]
    public void WhatIsNotThereYetCanBeSet()
    {
        var configuration = Read("output.file=o.root", "weight=w", "define.a=1");

        Assert.Multiple(() =>
        {
            Assert.That(configuration.Output.File, Is.EqualTo("o.root"));
            Assert.That(configuration.Weight!.Text, Is.EqualTo("w"));
            Assert.That(configuration.Defines.Single().Name, Is.EqualTo("a"));
        });
    }

    [Test]
    public void CommandLineBeatsTheEnvironment()
    {
        var environment = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["INPUT:TREE"] = "fromEnvironment", ["OUTPUT:FILE"] = "e.root", ["HOME"] = "x" })
            .Build();
        var configuration = ConfigurationReader.Read(Yaml, "a.yaml", new ConfigurationOverrides(["input.tree=fromLine"], environment));

        Assert.Multiple(() =>
        {
            Assert.That(configuration.Input.Tree, Is.EqualTo("fromLine"));
            Assert.That(configuration.Output.File, Is.EqualTo("e.root"));
        });
    }

    [TestCase("paths.dimun.mass.axis=1", "'dimun'", "dimuon")]
    [TestCase("paths.dimuon.mas.axis=1", "'mas'", "mass")]
    [TestCase("inptu.files=a", "'inptu'", "input")]
    [TestCase("input.tree.x=a", "no parts", "as a whole")]
    [TestCase("nothing", "name=value", "--set")]
    [TestCase("weight={a: b}", "taken it apart", "quote")]
    public void WrongOverrideSaysWhatExists(string set, string said, string hinted)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(set))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain(said));
            Assert.That(error.Message, Does.Contain(hinted));
            Assert.That(error.Place.File, Does.StartWith("--set"));
        });
    }

    [Test]
    public void HashKnowsWhatDecidesTheResult()
    {
        var plain = Read().Hash;

        Assert.Multiple(() =>
        {
            Assert.That(Read("input.files=other.root", "output.file=o.root").Hash, Is.EqualTo(plain), "inputs and outputs do not change what is computed");
            Assert.That(Read("paths.dimuon.two muons.where=count(Muon)  ==  2").Hash, Is.EqualTo(plain), "spaces say nothing");
            Assert.That(Read("paths.dimuon.two muons.where=count(Muon) == 3").Hash, Is.Not.EqualTo(plain));
            Assert.That(Read("paths.dimuon.mass.axis={log: [301, 0.25, 300]}").Hash, Is.Not.EqualTo(plain));
            Assert.That(Read("weight=1").Hash, Is.Not.EqualTo(plain));
        });
    }

    private static AnalysisConfiguration Read(params string[] set) => ConfigurationReader.Read(Yaml, "a.yaml", new ConfigurationOverrides(set));

    private static string Text(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Text,
        YamlMapping mapping => mapping.Entries[0].Key.Text,
        _ => "",
    };
}
