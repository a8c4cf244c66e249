using System.Text.Json;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>
/// The dimuon recipe on real files, from the command line to the file written and shown again, against reference
/// histograms made by other programs: bin for bin.
/// </summary>
public sealed class DimuonRecipeTests
{
    [TestCase("zmumu", "oracles/adl/uproot-Zmumu.root")]
    [TestCase("hzz", "oracles/adl/uproot-HZZ.root")]
    [TestCase("dimuon", "oracles/adl/nano50k_ttree_zstd.root")]
    [TestCase("dimuon", "oracles/adl/nano50k_ttree_zlib.root")]
    [TestCase("dimuon", "oracles/adl/nano50k_ttree_lz4.root")]
    [TestCase("dimuon", "root-files/coffea__nano_dimuon.root")]
    [TestCase("dimuon", "oracles/adl/nano50k_rntuple_zstd.root")]
    [TestCase("dimuon", "oracles/adl/nano50k_rntuplerec_zstd.root")]
    [TestCase("dimuon", "oracles/adl/Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root")]
    public void SpectrumIsThatOfTheReference(string recipe, string file)
    {
        var input = Repository.Shared(file.Split('/'));
        var reference = Reference(file);
        using var hep = new HepRun();

        Assert.That(hep.Run("run", Example(recipe), "--set", $"input.files={input}", "-o", "o.root", "--threads", "2"), Is.Zero, hep.Error);
        Assert.That(hep.Run("show", "o.root:mass", "--json"), Is.Zero, hep.Error);
        var shown = JsonDocument.Parse(hep.Out).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(Numbers(shown.GetProperty("contents")), Is.EqualTo(Numbers(reference.GetProperty("contents"))));
            Assert.That(shown.GetProperty("underflow").GetDouble(), Is.EqualTo(reference.GetProperty("underflow").GetDouble()));
            Assert.That(shown.GetProperty("overflow").GetDouble(), Is.EqualTo(reference.GetProperty("overflow").GetDouble()));
            Assert.That(shown.GetProperty("entries").GetDouble(), Is.EqualTo(reference.GetProperty("fills").GetDouble()));
        });
    }

    [Test]
    public void ChainOfThreeCodecsIsThreeTimesOne()
    {
        var folder = Repository.Shared("oracles", "adl");
        using var hep = new HepRun();

        Assert.That(hep.Run("run", Example("dimuon"), "--set", $"input.files={folder}/nano50k_ttree_*.root", "-o", "o.root", "--block", "777"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("and 2 more").And.Contain("150,000 events"));
        hep.Run("show", "o.root:mass", "--json");
        Assert.That(
            Numbers(JsonDocument.Parse(hep.Out).RootElement.GetProperty("contents")),
            Is.EqualTo(Numbers(Reference("oracles/adl/nano50k_ttree_zstd.root").GetProperty("contents")).Select(content => 3 * content)));
    }

    [Test]
    public void ColumnsThatNobodyUsesAreNotRead()
    {
        var input = Repository.Shared("root-files", "coffea__nano_dimuon.root");
        using var hep = new HepRun();
        hep.Run("run", Example("dimuon"), "--set", $"input.files={input}", "--dry-run", "--json");
        var columns = JsonDocument.Parse(hep.Out).RootElement.GetProperty("columnsRead").EnumerateArray().Select(name => name.GetString());

        Assert.That(columns, Is.SubsetOf(new[] { "nMuon", "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Muon_charge" }));
    }

    private static string Example(string recipe) => Path.Combine(Repository.Root, "examples", "dimuon", recipe + ".yaml");

    private static JsonElement Reference(string file)
    {
        var name = Path.GetFileName(file);
        return name.StartsWith("nano50k", StringComparison.Ordinal)
            ? Read("nano50k_reference.json").GetProperty("dimuon_mass_log")
            : Read("dimuon_reference.json").GetProperty(name).GetProperty("hist");
    }

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("oracles", "adl", name))).RootElement;

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(number => number.GetDouble()).ToList();
}
