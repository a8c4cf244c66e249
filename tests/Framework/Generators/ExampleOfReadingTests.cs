using HepAnalysis.Framework.Tests.UserModules;
using HepAnalysis.Generators;
using HepAnalysis.UserModules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Framework.Tests.Generators;

/// <summary>The program of one file that reads events as structs compiles as dotnet run does it; .ci/run runs it.</summary>
public sealed class ExampleOfReadingTests
{
    [Test]
    public void It_compiles_without_a_word()
    {
        var path = Path.Combine(Repository.Root, "examples", "read", "read.cs");
        var usings = CSharpSyntaxTree.ParseText(string.Concat(SourceCompiler.Usings.Select(name => $"global using {name};\n")), path: "usings.cs");
        var compilation = Compiled.Of(File.ReadAllText(path)).AddSyntaxTrees(usings).WithOptions(
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new ModuleGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out var reported);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reported, Is.Empty);
            Assert.That(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
            Assert.That(completed.WithAnalyzers([.. ModuleAnalyzers.All]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult(), Is.Empty);
        }
    }
}
