using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HepAnalysis.EventLoop;
using HepAnalysis.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace HepAnalysis.UserModules;

/// <summary>Compiles one source of modules in this process, with the source generator and the namespaces that a module needs.</summary>
internal static class SourceCompiler
{
    private const int MostErrors = 10;

    /// <summary>The namespaces that a module sees without naming them; sdk/HepAnalysis.props has the same.</summary>
    public static readonly IReadOnlyList<string> Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq",
        "HepAnalysis.Columns", "HepAnalysis.Columns.Views", "HepAnalysis.EventLoop", "HepAnalysis.Histograms",
    ];

    /// <summary>Compiles, or takes what was compiled of the same source before.</summary>
    /// <exception cref="ModuleException">It does not compile; the message has file, line and column of each error.</exception>
    public static ModuleImage Compile(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModuleException($"{Path.GetFileName(path)} cannot be read", path, e.Message, inner: e);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var cache = ModuleCache.For(path, sha256);
        if (cache.Find() is { } known)
        {
            return new ModuleImage(path, null, known.Assembly, known.Symbols, sha256);
        }

        var (assembly, symbols) = Compile(path, text);
        cache.Keep(assembly, symbols);
        return new ModuleImage(path, null, assembly, symbols, sha256);
    }

    private static (byte[] Assembly, byte[] Symbols) Compile(string path, string text)
    {
        // #: lines are for `dotnet run FILE.cs`, which compiles the same file as a program.
        var options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, path);
        var usings = CSharpSyntaxTree.ParseText(string.Concat(Usings.Select(name => $"global using {name};\n")), options, "usings.cs", Encoding.UTF8);
        var isProgram = tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), [tree, usings], References(),
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        CSharpGeneratorDriver.Create([new ModuleGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var completed, out var generated);
        var assembly = new MemoryStream();
        var symbols = new MemoryStream();
        var result = completed.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Refuse([.. generated, .. ModuleRules.Check(completed), .. result.Diagnostics], path);
        return (assembly.ToArray(), symbols.ToArray());
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(file => MetadataReference.CreateFromFile(file));

    private static void Refuse(IReadOnlyList<Diagnostic> diagnostics, string path)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(error => error.Location.GetLineSpan().Path != path).ThenBy(error => error.Location.SourceSpan.Start).ToList();
        if (errors.Count == 0)
        {
            return;
        }

        var lines = errors.Take(MostErrors).Select(error => $"{Place(error)}: {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}").ToList();
        if (errors.Count > MostErrors)
        {
            lines.Add($"and {errors.Count - MostErrors} more");
        }

        throw new ModuleException($"{Path.GetFileName(path)} does not compile", Place(errors[0]), string.Join("\n         ", lines), "docs/modules.md shows how a module looks");
    }

    private static string Place(Diagnostic error)
    {
        var span = error.Location.GetLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1}";
    }
}
