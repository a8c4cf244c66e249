using HepAnalysis.Generators;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Framework.Tests.UserModules;

/// <summary>The analyzers for module authors find real mistakes, and none in the module of the examples.</summary>
public sealed class ModuleRuleTests
{
    private const string Before = """
        using System; using System.Linq; using HepAnalysis.Columns.Views; using HepAnalysis.EventLoop; using HepAnalysis.Histograms;
        [Collection("Muon")] public readonly partial struct Muon { public partial float Pt { get; } }
        public sealed partial class Mine : Module
        {
            [Read] private Collection<Muon> muons;
            [Read] private Column<float> met;
            [Write] private Column<float> mass;
            [Scratch] private double scratch;

        """;

    [TestCase("private Muon kept;", "HEP002", "kept")]
    [TestCase("private Muon[] all = [];", "HEP002", "all")]
    [TestCase("private Column<int> forgotten;", "HEP003", "forgotten")]
    [TestCase("private static int counter;", "HEP005", "counter")]
    [TestCase("public static int Counter { get; set; }", "HEP005", "Counter")]
    [TestCase("[Option(\"\")] public double X { get; set; }", "HEP006", "x")]
    [TestCase("[Option(\"A time\")] public DateTime When { get; set; }", "HEP007", "when")]
    [TestCase("[Option(\"A number\")] public double X { get; }", "HEP007", "x")]
    [TestCase("[Read] private double number;", "HEP012", "number")]
    [TestCase("[Book] private double number;", "HEP012", "number")]
    public void DeclarationIsRefused(string member, string rule, string named) => Check(member + " public override Outcome Process(in Event e) => Outcome.Accept; }", rule, named);

    [TestCase("var n = new[] { 1, 2 }.Where(static i => i > 1).Count();", "HEP004", "Where")]
    [TestCase("total += 1;", "HEP008", "total")]
    [TestCase("total++;", "HEP008", "total")]
    [TestCase("(total, scratch) = (1, 2);", "HEP008", "total")]
    [TestCase("met[e] = 3;", "HEP009", "met")]
    [TestCase("var min = 3f; var n = muons[e].Where(m => m.Pt > min).Count;", "HEP011", "min")]
    public void ProcessIsRefused(string statement, string rule, string named) =>
        Check("private double total; public override Outcome Process(in Event e) { " + statement + " return Outcome.Accept; } }", rule, named);

    [TestCase("[Collection(\"X\")] public partial struct X { public partial float Pt { get; } }", "readonly partial struct X")]
    [TestCase("[Collection(\"X\")] public readonly partial struct X { public float Pt { get; } }", "not partial")]
    public void CollectionIsRefused(string source, string said) => Check("public override Outcome Process(in Event e) => Outcome.Accept; } " + source, "HEP010", said);

    [Test]
    public void WhatIsAllowedIsNotRefused() => Assert.That(
        Diagnose("public override Outcome Process(in Event e) { scratch = met[e]; mass[e] = (float)scratch; var n = muons[e].Where(3f, static (m, min) => m.Pt > min).Count; return n > 0 ? Outcome.Accept : Outcome.Reject; } }"),
        Is.Empty);

    private static void Check(string rest, string rule, string named)
    {
        var found = Diagnose(rest);
        Assert.That(found.Select(diagnostic => diagnostic.Id), Does.Contain(rule), string.Join('\n', found));
        var message = found.First(diagnostic => diagnostic.Id == rule);
        Assert.Multiple(() =>
        {
            Assert.That(message.GetMessage(), Does.Contain(named));
            Assert.That(message.Location.IsInSource, Is.True);
        });
    }

    private static IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> Diagnose(string rest) =>
        Compiled.Of(Before + rest).WithAnalyzers([.. ModuleAnalyzers.All]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
}
