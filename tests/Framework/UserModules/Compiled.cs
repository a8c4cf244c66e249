using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HepAnalysis.Framework.Tests.UserModules;

/// <summary>Compiles sources of a test, without the generator, as somebody else's build would.</summary>
internal static class Compiled
{
    public static CSharpCompilation Of(string source, string name = "Mine") => CSharpCompilation.Create(
        name, [CSharpSyntaxTree.ParseText(source, path: name + ".cs")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static void Write(string path, string source)
    {
        var result = Of(source, Path.GetFileNameWithoutExtension(path)).Emit(path);
        Assert.That(result.Success, Is.True, string.Join('\n', result.Diagnostics));
    }
}
