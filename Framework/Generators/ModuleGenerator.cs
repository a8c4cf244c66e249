using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HepAnalysis.Generators;

/// <summary>
/// Completes the modules of users and the structs of their events and collections, and lists the modules of an assembly in a catalog:
/// nothing is found by reflection when it is loaded.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModuleGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in new[] { Names.CollectionAttribute, Names.EventAttribute, Names.RecordAttribute })
        {
            var views = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, static (node, _) => node is StructDeclarationSyntax or RecordDeclarationSyntax,
                static (found, _) => ViewSource.Write((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0])).Where(static file => file is not null);
            context.RegisterSourceOutput(views, static (output, file) => output.AddSource(file!.Name + ".g.cs", file.Text));
        }

        var modules = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
            static (found, cancellation) => found.SemanticModel.GetDeclaredSymbol((ClassDeclarationSyntax)found.Node, cancellation) is { } type
                ? ModuleSource.Write(type, (ClassDeclarationSyntax)found.Node) : null).Where(static module => module is not null);
        context.RegisterSourceOutput(modules, static (output, module) =>
        {
            if (module!.File is { } file)
            {
                output.AddSource(file.Name + ".g.cs", file.Text);
            }
        });
        context.RegisterSourceOutput(modules.Collect(), static (output, all) => WriteCatalog(output, all!));
    }

    private static void WriteCatalog(SourceProductionContext output, ImmutableArray<GeneratedModule> modules)
    {
        if (modules.IsEmpty)
        {
            return;
        }

        var text = new StringBuilder(GeneratedFile.Header);
        text.Append($"[assembly: {Names.Api}ModuleCatalogAttribute(typeof(HepAnalysis.Generated.ModuleCatalog), {Names.Api}ModuleApi.Version)]\n\n");
        text.Append($"namespace HepAnalysis.Generated\n{{\n    internal sealed class ModuleCatalog : {Names.Api}IModuleCatalog\n    {{\n");
        text.Append($"        public global::System.Collections.Generic.IReadOnlyList<{Names.Api}ModuleDescription> Modules {{ get; }} =\n        [\n");
        foreach (var module in modules.OrderBy(module => module.Kind, System.StringComparer.Ordinal))
        {
            text.Append(module.CatalogEntry);
        }

        text.Append("        ];\n    }\n}\n");
        output.AddSource("HepAnalysis.ModuleCatalog.g.cs", text.ToString());
    }
}
