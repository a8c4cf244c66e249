using HepAnalysis.Framework.Tests.Cli;

namespace HepAnalysis.Framework.Tests.UserModules;

/// <summary>What can be wrong with a module of a user's: one clear message each, an exit code, nothing written.</summary>
public sealed class BadModuleTests
{
    private const string Good = """
        public sealed partial class Mine : Module
        {
            [Option("A number")] public double X { get; set; } = 1;
            [Read] private Column<float> MET_pt;
            public override Outcome Process(in Event e) => MET_pt[e] > X ? Outcome.Accept : Outcome.Reject;
        }
        """;

    [TestCase("Outcome.Reject;", "Outcome.Reject", 7, "does not compile", "Mine.cs:5:")]
    [TestCase("X { get; set; } = 1;", "X { get; set; } = 1; public Mine() => throw new System.InvalidOperationException(\"no calibration\");", 7, "failed while it was made", "no calibration")]
    [TestCase("MET_pt[e] > X", "e.Entry == 1234 ? throw new System.InvalidOperationException(\"bad hit\") : MET_pt[e] > X", 7, "event 1,234", "bad hit")]
    [TestCase("[Read]", "[Read(\"MET_pr\")]", 4, "reads the column 'MET_pr'", "MET_pr")]
    [TestCase("Column<float>", "Column<int>", 4, "reads MET_pt as int32", "declare it float")]
    [TestCase("sealed partial class", "sealed class", 7, "does not compile", "HEP001")]
    public void SourceIsRefused(string what, string by, int code, string said, string where) => Check(Good.Replace(what, by, StringComparison.Ordinal), "- Mine: m", code, said, where);

    [TestCase("- Mine: m\n      x: many", 4, "wants a number", "a.yaml:")]
    [TestCase("- Mine: m\n      y: 1", 4, "has no 'y'", "did you mean x?")]
    [TestCase("- Min: m", 4, "there is no step 'Min'", "Mine")]
    public void StepIsRefused(string step, int code, string said, string where) => Check(Good, step, code, said, where);

    [Test]
    public void TwoModulesOfOneName()
    {
        using var hep = Prepare(Good, "- Mine: m");
        hep.Write("Other.cs", Good);
        Check(hep, 7, "two modules are named 'Mine'", "Mine.cs:1", "--set", "modules=Mine.cs,Other.cs");
    }

    [Test]
    public void ColumnWrittenTwice() => Check(
        Good.Replace("public override", "[Write] private Column<double> w; public override", StringComparison.Ordinal), "- Mine: a\n    - Mine: b", 4, "the column 'w' is written twice", "a.yaml:");

    [Test]
    public void Cycle() => Check(
        """
        public sealed partial class A : Module
        {
            [Read] private Column<double> b;
            [Write] private Column<double> a;
            public override Outcome Process(in Event e) { a[e] = b[e]; return Outcome.Accept; }
        }

        public sealed partial class B : Module
        {
            [Read] private Column<double> a;
            [Write] private Column<double> b;
            public override Outcome Process(in Event e) { b[e] = a[e]; return Outcome.Accept; }
        }
        """,
        "- A: first\n    - B: second", 4, "need each other", "a cycle");

    [Test]
    public void ColumnReadBeforeItIsWritten() => Check(
        """
        public sealed partial class A : Module
        {
            [Read] private Column<double> b;
            public override Outcome Process(in Event e) => b[e] > 0 ? Outcome.Accept : Outcome.Reject;
        }

        public sealed partial class B : Module
        {
            [Write] private Column<double> b;
            public override Outcome Process(in Event e) { b[e] = 1; return Outcome.Accept; }
        }
        """,
        "- A: first\n    - B: second", 4, "before it is written", "put that step before this one");

    [Test]
    public void AssemblyOfAnotherApi() => CheckAssembly(
        "[assembly: HepAnalysis.EventLoop.ModuleCatalog(typeof(object), 999)]", "compiled for another version of HepAnalysis", "module API 999");

    [Test]
    public void AssemblyWithoutModules() => CheckAssembly("public class Nothing;", "there is no module in Mine.dll", "sdk/HepAnalysis.props");

    [Test]
    public void AssemblyThatIsNone()
    {
        using var hep = Prepare(Good, "- Mine: m");
        hep.Write("Mine.dll", "not an assembly");
        Check(hep, 7, "Mine.dll cannot be loaded", "compiled against this version", "--set", "modules=Mine.dll");
    }

    [Test]
    public void ModuleThatIsNotThere()
    {
        using var hep = Prepare(Good, "- Mine: m");
        Check(hep, 4, "there is no module 'Mne.cs'", "did you mean Mine.cs?", "--set", "modules=Mne.cs");
    }

    private static void CheckAssembly(string source, string said, string where)
    {
        using var hep = Prepare(Good, "- Mine: m");
        Compiled.Write(Path.Combine(hep.Folder, "Mine.dll"), source);
        Check(hep, 7, said, where, "--set", "modules=Mine.dll");
    }

    private static void Check(string source, string steps, int code, string said, string where)
    {
        using var hep = Prepare(source, steps);
        Check(hep, code, said, where);
    }

    private static HepRun Prepare(string source, string steps)
    {
        var hep = new HepRun();
        hep.Write("Mine.cs", source);
        hep.Write("a.yaml", $"""
            input: {"{"} files: ["{Path.Combine(Repository.Root, "data-samples", "dimuon.root")}"], tree: Events, schema: nanoaod {"}"}
            modules: [Mine.cs]
            paths:
              p:
                {steps}
            """);
        return hep;
    }

    private static void Check(HepRun hep, int code, string said, string where, params string[] more)
    {
        var before = hep.Files();
        var actual = hep.Run(["run", "a.yaml", "-o", "out.root", .. more]);
        Assert.Multiple(() =>
        {
            Assert.That(actual, Is.EqualTo(code), hep.Error);
            Assert.That(hep.Error, Does.StartWith("hep: ").And.Contain(said).And.Contain(where));
            Assert.That(hep.Files(), Is.EqualTo(before), "the folder stays as it was");
        });
    }
}
