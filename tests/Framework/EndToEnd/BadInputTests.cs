using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.EndToEnd;

/// <summary>
/// What a physicist mistypes or copies badly, given to the real program: it says what, where, why and what to try, ends
/// with the right code, and leaves the output of the run before as it was.
/// </summary>
public sealed class BadInputTests
{
    private const int Input = 3;
    private const int Configuration = 4;

    private const string Yaml = """
        input:
          files: events.root
          tree: Events
          schema: nanoaod
        paths:
          dimuon:
            - filter: two muons
              where: count(Muon) == 2
            - histogram: mass
              x: mass(Muon[0] + Muon[1])
              axis: { log: [300, 0.25, 300] }
        output:
          file: out/result.root
        """;

    [TestCase("nothing.root", "there is no file", "there are: text.root")]
    [TestCase("folder", "'folder' is a directory", "folder/events.root")]
    [TestCase("empty.root", "'empty.root' is empty", "fetch or make the file again")]
    [TestCase("text.root", "'text.root' is not a ROOT file", "is it the right file?")]
    public void FileThatIsNoRootFile(string file, string what, string hint)
    {
        using var hep = Folder();
        hep.Write("empty.root", "");
        hep.Write("text.root", "This is text, and longer than the header of a ROOT file, which has a hundred bytes and begins with four letters.");
        hep.Write("folder/events.root", "");
        Fails(hep, Input, what, file, hint, "--set", $"input.files={file}");
    }

    [Test]
    public void FileCutAtTenPlaces()
    {
        using var hep = Folder();
        var whole = Generate(hep, "zstd");
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var length = 1 + (int)((long)whole.Length * tenth / 10);
            File.WriteAllBytes(Path.Combine(hep.Folder, "events.root"), whole[..length]);
            Fails(hep, Input, "'events.root' is cut short", "events.root", "fetch it again");
        }
    }

    [TestCase("zlib")]
    [TestCase("lz4")]
    public void ByteFlippedInACompressedBlock(string codec)
    {
        using var hep = Folder();
        var bytes = Generate(hep, codec);
        var path = Path.Combine(hep.Folder, "events.root");
        using (var file = RootFile.Open(path))
        {
            var basket = file.OpenTree("Events").Branches.Single(branch => branch.Name == "Muon_pt").Baskets[0];
            bytes[basket.Seek + (basket.Bytes * 2 / 3)] ^= 0x10;
        }

        File.WriteAllBytes(path, bytes);
        Fails(hep, Input, $"could not be decompressed ({codec})", "events.root: branch 'Muon_pt', byte", "copy it again");
    }

    [TestCase("tree: Events", "tree: Evnets", "there is no 'Evnets'", "events.root", "did you mean Events?")]
    [TestCase("count(Muon) == 2", "MET_tp > 2", "there is no MET_tp here", "a.yaml:8:14", "MET_pt")]
    [TestCase("mass(Muon[0] + Muon[1])", "Muon[0].charg", "an object of Muon has no member charg", "a.yaml:10:18", "did you mean charge")]
    [TestCase("mass(Muon[0] + Muon[1])", "maas(Muon[0] + Muon[1])", "there is no function maas", "a.yaml:10:10", "did you mean mass")]
    [TestCase("mass(Muon[0] + Muon[1])", "mass(Muon[0] + 3)", "int64 is no four-vector", "a.yaml:10:25", "is one")]
    [TestCase("count(Muon) == 2", "count(Muon) + 2", "a filter wants one condition for each event, not int64", "a.yaml:8:14", "compare it")]
    [TestCase("count(Muon) == 2", "Muon.pt > 20", "a filter wants one condition for each event, not a list", "a.yaml:8:14", "any(")]
    [TestCase("where:", "wher:", "the filter 'two muons' has no 'wher'", "a.yaml:8:7", "did you mean where?")]
    [TestCase("axis:", "axsi:", "the histogram 'mass' has no 'axsi'", "a.yaml:11:7", "did you mean axis?")]
    [TestCase("output:", "outptu:", "the analysis has no 'outptu'", "a.yaml:12:1", "did you mean output?")]
    [TestCase("- filter: two muons", "- fliter: two muons", "there is no step 'fliter'", "a.yaml:7:7", "did you mean filter?")]
    [TestCase("  tree: Events", "  files: more.root", "the key 'files' is here twice", "a.yaml:3:3", "remove one of the two")]
    [TestCase("  tree: Events", "\ttree: Events", "a tab is used for indentation", "a.yaml:3:1", "replace each tab by spaces")]
    public void TypingErrorInTheYaml(string text, string typed, string what, string where, string hint)
    {
        using var hep = Folder();
        Generate(hep, "lz4");
        hep.Write("a.yaml", Yaml.Replace(text, typed, StringComparison.Ordinal));
        Fails(hep, Configuration, what, where, hint);
    }

    private static HepRun Folder()
    {
        var hep = new HepRun();
        hep.Write("a.yaml", Yaml);
        hep.Write("out/result.root", "the output of the run before");
        hep.Write("out/result.job.json", "and its report");
        return hep;
    }

    private static byte[] Generate(HepRun hep, string codec)
    {
        Assert.That(hep.Run("generate", "events.root", "--events", "1000", "--codec", codec), Is.Zero, hep.Error);
        return File.ReadAllBytes(Path.Combine(hep.Folder, "events.root"));
    }

    private static void Fails(HepRun hep, int code, string what, string where, string hint, params string[] more)
    {
        var before = hep.Files();
        var result = HepProgram.Run(hep, ["run", "a.yaml", .. more]);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(code), result.Error);
            Assert.That(result.Error, Does.StartWith("hep: ").And.Contain(what));
            Assert.That(result.Error, Does.Match("\n  where: .*" + System.Text.RegularExpressions.Regex.Escape(where)), result.Error);
            Assert.That(result.Error, Does.Match("\n  why:   .{8}"), result.Error);
            Assert.That(result.Error, Does.Match("\n  try:   .*" + System.Text.RegularExpressions.Regex.Escape(hint)), result.Error);
            Assert.That(result.Error, Does.Not.Contain("   at ").And.Not.Contain("Exception"), "a user's error has no stack trace");
            Assert.That(result.Output, Is.Empty.Or.Match("^input [^\n]*\n$"), "nothing that looks like success");
            Assert.That(hep.Files(), Is.EqualTo(before), "the folder stays as it was, byte for byte");
        });
    }
}
