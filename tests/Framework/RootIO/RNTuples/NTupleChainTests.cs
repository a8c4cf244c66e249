using System.Text.Json;
using HepAnalysis.Framework.Tests.Cli;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>The dimuon recipe on chains of RNTuples, from the command line: the sums of the reference's bins, whatever the threads and blocks.</summary>
public sealed class NTupleChainTests
{
    private const string Vectors = "nano50k_rntuple_zstd.root";
    private const string Collections = "nano50k_rntuplerec_zstd.root";
    private const string Muons = "Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root";
    private const string Tree = "nano50k_ttree_lz4.root";

    [TestCase(1, 1_000, Vectors, Muons, Vectors)]
    [TestCase(2, 100_000, Vectors, Muons, Vectors)]
    [TestCase(3, 777, Vectors, Muons, Vectors)]
    [TestCase(1, 5_000, Collections, Collections)]
    [TestCase(3, 999, Collections, Collections)]
    [TestCase(3, 4_096, Muons, Tree, Vectors)]
    public void A_chain_gives_the_sum_of_the_references(int threads, int block, params string[] files)
    {
        var paths = files.Select(file => Repository.Shared("oracles", "adl", file)).ToList();
        using var hep = new HepRun();

        Assert.That(hep.Run("run", Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml"), "--set", $"input.files=[{string.Join(", ", paths)}]", "-o", "o.root", "--threads", $"{threads}", "--block", $"{block}"), Is.Zero, hep.Error);
        Assert.That(hep.Run("show", "o.root:mass", "--json"), Is.Zero, hep.Error);

        var contents = Numbers(JsonDocument.Parse(hep.Out).RootElement.GetProperty("contents"));
        var wanted = files.Select(file => Numbers(Reference(file).GetProperty("contents"))).Aggregate((sum, next) => [.. sum.Zip(next, (a, b) => a + b)]);
        Assert.That(contents, Is.EqualTo(wanted));
        Assert.That(contents.Sum(), Is.GreaterThan(1_000));
    }

    private static JsonElement Reference(string file) => file == Muons
        ? Read("dimuon_reference.json").GetProperty(file).GetProperty("hist")
        : Read("nano50k_reference.json").GetProperty("dimuon_mass_log");

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("oracles", "adl", name))).RootElement;

    private static List<double> Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
