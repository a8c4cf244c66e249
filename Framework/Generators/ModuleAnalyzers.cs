using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Generators;

/// <summary>The analyzers for module authors, for a compiler that is not told of them by a project.</summary>
public static class ModuleAnalyzers
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All => [new ModuleAnalyzer(), new ProcessAnalyzer()];
}
