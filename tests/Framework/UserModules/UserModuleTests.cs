using System.Text.Json;
using HepAnalysis.Framework.Tests.Cli;

namespace HepAnalysis.Framework.Tests.UserModules;

/// <summary>A module in C# in a folder of the user's, named by path: the same bins as the YAML alone.</summary>
public sealed class UserModuleTests
{
    [Test]
    public void SampleGivesTheBinsOfTheYaml()
    {
        using var hep = new HepRun();
        var module = Run(hep, "nanoaod", Path.Combine(Repository.Root, "data-samples", "dimuon.root"), "Events");

        Assert.That(hep.Run("run", Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml"), "-o", "y.root"), Is.Zero, hep.Error);
        Assert.That(module, Is.EqualTo(Contents(hep, "y.root")));
        Assert.That(module.Sum(), Is.GreaterThan(1000));
    }

    [TestCase("dimuon", "nano50k_ttree_zstd.root", "Events")]
    [TestCase("zmumu", "uproot-Zmumu.root", "events")]
    [TestCase("hzz", "uproot-HZZ.root", "events")]
    public void OracleGivesTheBinsOfTheYaml(string recipe, string file, string tree)
    {
        var input = Repository.Shared("oracles", "adl", file);
        using var hep = new HepRun();
        var example = Path.Combine(Repository.Root, "examples", "dimuon", recipe + ".yaml");
        Assert.That(hep.Run("run", example, "--set", $"input.files={input}", "-o", "y.root"), Is.Zero, hep.Error);
        var yaml = Contents(hep, "y.root");

        // The same analysis with its steps exchanged for the module; its schema stays.
        var text = File.ReadAllText(example);
        hep.Write("m.yaml", text[..text.IndexOf("paths:", StringComparison.Ordinal)] + "modules: [DimuonMass.cs]\npaths: { dimuon: [ DimuonMass: pairs ] }\n");
        Copy(hep);
        Assert.That(hep.Run("run", "m.yaml", "--set", $"input.files={input}", "--set", $"input.tree={tree}", "-o", "m.root"), Is.Zero, hep.Error);
        Assert.That(Contents(hep, "m.root"), Is.EqualTo(yaml));
    }

    [Test]
    public void ACommandListsWhatAModuleTakesAndMakes()
    {
        using var hep = new HepRun();
        var source = Path.Combine(Repository.Root, "examples", "module", "DimuonMass.cs");
        Assert.That(hep.Run("modules", source), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("minPt   number  Smallest transverse momentum, GeV").And.Contain("reads   Muon").And.Contain("writes  mass (float64)"));
        Assert.That(hep.Run("modules", source, "--json"), Is.Zero, hep.Error);
        using var json = JsonDocument.Parse(hep.Out);
        Assert.That(json.RootElement.GetProperty("modules")[0].GetProperty("options")[0].GetProperty("name").GetString(), Is.EqualTo("minPt"));
        Assert.That(hep.Run("modules", "nope.cs"), Is.EqualTo(3));
    }

    [Test]
    public void WeightsAndThreadsGiveTheBitsOfTheYaml()
    {
        using var hep = new HepRun();
        Copy(hep);
        hep.Write("w.yaml", $$"""
            input: { files: ["{{Path.Combine(Repository.Root, "data-samples", "dimuon.root")}}"], tree: Events, schema: nanoaod }
            modules: [DimuonMass.cs]
            weight: exp(5 * sin(event))
            paths:
              dimuon:
                - DimuonMass: pairs
                - histogram: again
                  x: mass
                  axis: { log: [300, 0.25, 300] }
            """);
        Assert.That(hep.Run("run", "w.yaml", "-o", "1.root", "--threads", "1"), Is.Zero, hep.Error);
        Assert.That(hep.Run("run", "w.yaml", "-o", "3.root", "--threads", "3", "--block", "333"), Is.Zero, hep.Error);
        Assert.That(File.ReadAllBytes(Path.Combine(hep.Folder, "3.root")), Is.EqualTo(File.ReadAllBytes(Path.Combine(hep.Folder, "1.root"))));
        Assert.That(Contents(hep, "1.root"), Is.EqualTo(Contents(hep, "1.root", "again")));
    }

    private static List<double> Run(HepRun hep, string schema, string input, string tree)
    {
        Copy(hep);
        hep.Write("m.yaml", $$"""
            input: { files: ["{{input}}"], tree: {{tree}}, schema: {{schema}} }
            modules: [DimuonMass.cs]
            paths: { dimuon: [ DimuonMass: pairs ] }
            """);
        Assert.That(hep.Run("run", "m.yaml", "-o", "m.root"), Is.Zero, hep.Error);
        return Contents(hep, "m.root");
    }

    private static void Copy(HepRun hep) => File.Copy(Path.Combine(Repository.Root, "examples", "module", "DimuonMass.cs"), Path.Combine(hep.Folder, "DimuonMass.cs"));

    private static List<double> Contents(HepRun hep, string file, string histogram = "mass")
    {
        Assert.That(hep.Run("show", $"{file}:{histogram}", "--json"), Is.Zero, hep.Error);
        return [.. JsonDocument.Parse(hep.Out).RootElement.GetProperty("contents").EnumerateArray().Select(number => number.GetDouble())];
    }
}
