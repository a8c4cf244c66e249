using HepAnalysis.Framework.Tests.UserModules;
using HepAnalysis.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Framework.Tests.Generators;

/// <summary>Structs of events and objects: what cannot be bound is said by the compiler, what can compiles.</summary>
public sealed class ViewRuleTests
{
    private const string Before = """
        using System; using HepAnalysis.Columns.Views;
        [Collection("Muon")] public readonly partial struct Muon { public partial float Pt { get; } }
        [Record] public readonly partial record struct Point(float X, float Y);
        public struct Plain { public float Pt; }

        """;

    [TestCase("[Event] public partial struct E { public partial float Pt { get; } }", "HEP010", "readonly partial struct E")]
    [TestCase("[Event] public readonly struct E { }", "HEP010", "readonly partial struct E")]
    [TestCase("[Record] public partial record struct R(float X);", "HEP010", "readonly partial record struct R")]
    [TestCase("[Event] public readonly partial struct E { }", "HEP010", "no member")]
    [TestCase("[Event] public readonly partial struct E { public float Pt { get; } }", "HEP010", "public partial float Pt { get; }")]
    [TestCase("[Event] public readonly partial struct E { public partial float Pt { get; init; } }", "HEP010", "can be set")]
    [TestCase("[Event, Record] public readonly partial struct E { public partial float Pt { get; } }", "HEP010", "more than one")]
    [TestCase("[Collection(\" \")] public readonly partial struct C { public partial float Pt { get; } }", "HEP010", "no name")]
    [TestCase("[Record] public readonly partial struct R { public partial R Inner { get; } }", "HEP010", "again")]
    [TestCase("[Record] public readonly partial struct R { public partial Objects<S> Inner { get; } } [Record] public readonly partial struct S { public partial R Inner { get; } }", "HEP010", "again")]
    [TestCase("[Event] public readonly partial struct E { public partial decimal Pt { get; } }", "HEP013", "decimal")]
    [TestCase("[Event] public readonly partial struct E { public partial float[] Pt { get; } }", "HEP013", "ReadOnlySpan<float>")]
    [TestCase("[Event] public readonly partial struct E { public partial Plain Pt { get; } }", "HEP013", "[Record]")]
    [TestCase("[Event] public readonly partial struct E { public partial Objects<Point>? Pt { get; } }", "HEP013", "Objects")]
    [TestCase("[Event] public readonly partial struct E { public partial FourVector P4 { get; } }", "HEP013", "FourVector")]
    [TestCase("[Event] public readonly partial record struct E(Muon Leading);", "HEP013", "looks into columns")]
    [TestCase("[Event] public readonly partial struct E { [Member(MayBeMissing = true)] public partial bool HLT { get; } }", "HEP014", "bool?")]
    [TestCase("[Event] public readonly partial struct E { [Member(MayBeMissing = true)] public partial string Name { get; } }", "HEP014", "string?")]
    [TestCase("[Event] public readonly partial struct E { [Member(MayBeMissing = true)] public partial Point Vertex { get; } }", "HEP014", "its members")]
    public void Struct_is_refused(string source, string rule, string said)
    {
        var found = Diagnose(Compiled.Of(Before + source));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Does.Contain(rule), string.Join('\n', found));
        Assert.That(found.Where(diagnostic => diagnostic.Id == rule).Select(diagnostic => diagnostic.GetMessage()), Has.Some.Contains(said));
        Assert.That(found.All(diagnostic => diagnostic.Location.IsInSource));
    }

    [TestCase("public sealed class K { private Muon kept; }", true)]
    [TestCase("[Event] public readonly partial struct E { public partial float Pt { get; } } public sealed class K { private E kept; }", true)]
    [TestCase("public sealed class K { private Point kept; private System.Collections.Generic.List<Point> all = []; }", false)]
    public void Only_what_looks_into_columns_may_not_be_kept(string source, bool isRefused) =>
        Assert.That(Diagnose(Compiled.Of(Before + source)).Any(diagnostic => diagnostic.Id == "HEP002"), Is.EqualTo(isRefused));

    // Names of what is generated, of what is inherited, keywords, types within types and namespaces.
    [TestCase("[Event] public readonly partial struct E { public partial float Text { get; } public partial string List { get; } public partial int Member { get; } public partial bool Members { get; } public partial float Record { get; } }")]
    [TestCase("[Event] public readonly partial record struct E(float Pt, float? Eta, string Name, string? Title, Point Vertex, [Member(\"n\")] int Count);")]
    [TestCase("namespace A.B { public static partial class Outer { [Event] internal readonly partial struct E { public partial Objects<Muon> Muons { get; } [Member(\"x\", MayBeMissing = true)] internal partial ReadOnlySpan<ushort> X { get; } } } }")]
    [TestCase("[Record] public readonly partial struct R { public partial Point Pos { get; } public partial Objects<Point> Hits { get; } public partial ReadOnlySpan<byte> Raw { get; } public partial FourVector P4 { get; } }")]
    [TestCase("[Event] public readonly partial struct E { public partial float @event { get; } public partial int @class { get; } }")]
    public void Struct_compiles(string source)
    {
        var compilation = Compiled.Of(Before + source);
        CSharpGeneratorDriver.Create(new ModuleGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out var reported);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reported, Is.Empty);
            Assert.That(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
            Assert.That(Diagnose((CSharpCompilation)completed), Is.Empty);
        }
    }

    private static IReadOnlyList<Diagnostic> Diagnose(CSharpCompilation compilation) =>
        compilation.WithAnalyzers([.. ModuleAnalyzers.All]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
}
