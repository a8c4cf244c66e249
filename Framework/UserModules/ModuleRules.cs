using System.Collections.Immutable;
using HepAnalysis.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.UserModules;

/// <summary>Runs the analyzers for module authors over a compilation.</summary>
internal static class ModuleRules
{
    public static ImmutableArray<Diagnostic> Check(Compilation compilation) =>
        compilation.WithAnalyzers([.. ModuleAnalyzers.All]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
}
