using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HepAnalysis.Generators;

/// <summary>Writes the other half of a module: options, handles, bookings, the loop over the block; and its line in the catalog.</summary>
internal static class ModuleSource
{
    public static GeneratedModule? Write(INamedTypeSymbol type, ClassDeclarationSyntax declaration)
    {
        if (type.IsAbstract || type.IsGenericType || !type.IsModule())
        {
            return null;
        }

        var reads = new List<string>();
        var writes = new List<string>();
        var options = new List<string>();
        var configure = new StringBuilder();
        var bind = new StringBuilder();
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.Attribute(Names.OptionAttribute) is { } option && OptionSource.Read(property.Type, Names.Small(property.Name)) is { } read)
            {
                configure.Append($"        if ({read.Read} is {{ }} __{property.Name})\n        {{\n            {property.Name} = __{property.Name};\n        }}\n\n");
                options.Add($"new({Names.Literal(Names.Small(property.Name))}, {Names.Literal(read.Type)}, {Names.Literal(option.Text() ?? "")})");
            }
        }

        foreach (var (field, attribute) in type.FieldsWith(Names.ReadAttribute))
        {
            if (field.Type is not INamedTypeSymbol { TypeArguments.Length: 1 } handle)
            {
                continue;
            }

            var argument = handle.TypeArguments[0];
            var given = attribute.Text();
            var name = given ?? (argument.Attribute(Names.CollectionAttribute)?.Text() ?? field.Name);
            var call = handle.Name switch
            {
                "Collection" => $"binding.Collection<{argument.Written()}>({(given is null ? "" : Names.Literal(given))})",
                "EventObject" => $"binding.Object<{argument.Written()}>({(given is null ? "" : Names.Literal(given))})",
                "Column" => $"binding.Read<{argument.Written()}>({Names.Literal(name)})",
                "ListOf" => $"binding.ReadList<{argument.Written()}>({Names.Literal(name)})",
                _ => null,
            };
            if (call is not null)
            {
                bind.Append($"        {field.Name} = {call};\n");
                reads.Add(Names.Literal(name));
            }
        }

        foreach (var (field, attribute) in type.FieldsWith(Names.WriteAttribute))
        {
            if (field.Type is INamedTypeSymbol { Name: "Column", TypeArguments.Length: 1 } handle && handle.TypeArguments[0].NumberKind() is { } kind)
            {
                var argument = handle.TypeArguments[0];
                var name = Names.Literal(attribute.Text() ?? field.Name);
                bind.Append($"        {field.Name} = binding.Write<{argument.Written()}>({name});\n");
                writes.Add($"new({name}, {Names.Columns}NumberKind.{kind})");
            }
        }

        var books = type.FieldsWith(Names.BookAttribute).Select(pair => pair.Field.Name).ToList();
        foreach (var field in books)
        {
            bind.Append($"        {field} = binding.BookOwn({field}, {Names.Literal(field)});\n");
        }

        var isEventModule = EventProcess(type) is not null;
        var text = isEventModule && declaration.Modifiers.Any(modifier => modifier.Text == "partial")
            ? Class(type, configure.ToString(), bind.ToString(), books) : null;
        var line = declaration.Identifier.GetLocation().GetLineSpan();
        var origin = $"{Path.GetFileName(line.Path)}:{line.StartLinePosition.Line + 1}";
        var described = $"            new({Names.Literal(type.Name)}, {Names.Literal(Symbols.Summary(declaration))}, static () => new {type.Written()}())\n            {{\n"
            + $"                Origin = {Names.Literal(origin)},\n"
            + $"                Options = [{string.Join(", ", options)}],\n"
            + $"                Reads = [{string.Join(", ", reads.Distinct())}],\n"
            + $"                Writes = [{string.Join(", ", writes)}],\n            }},\n";
        return new GeneratedModule(type.Name, described, text is null ? null : new GeneratedFile(type.FullName() + ".Module", text));
    }

    /// <summary>The method that handles one event, or null.</summary>
    public static IMethodSymbol? EventProcess(INamedTypeSymbol type) => type.GetMembers("Process").OfType<IMethodSymbol>()
        .FirstOrDefault(method => method.IsOverride && method.Parameters.Length == 1);

    private static string Class(INamedTypeSymbol type, string configure, string bind, List<string> books)
    {
        var (open, close) = Symbols.Around(type);
        var text = new StringBuilder(GeneratedFile.Header);
        text.Append(open).Append($"partial class {type.Name}\n{{\n");
        if (books.Count > 0)
        {
            text.Append($"    private {Names.Api}EventWeights? __weights;\n\n");
            bind = "        __weights = binding.Weights;\n" + bind;
        }

        if (NeverRejects(type) && !Declares(type, "IsFilter"))
        {
            text.Append("    /// <inheritdoc/>\n    public override bool IsFilter => false;\n\n");
        }

        if (configure.Length > 0 && !Declares(type, "Configure"))
        {
            text.Append($"    /// <inheritdoc/>\n    public override void Configure({Names.Api}Configuration.OptionReader options)\n    {{\n{configure.TrimEnd()}\n    }}\n\n");
        }

        if (!Declares(type, "Bind"))
        {
            text.Append($"    /// <inheritdoc/>\n    public override void Bind({Names.Api}ModuleBinding binding)\n    {{\n{bind}    }}\n\n");
        }

        text.Append($$"""
                /// <inheritdoc/>
                public override {{Names.Columns}}Selection Process({{Names.Columns}}Block block, {{Names.Columns}}Selection live)
                {
                    BeginBlock(block);
                    var events = live.Indices;
                    var passed = Passed.Begin(live.BlockCount);
                    var count = 0;
                    var at = 0;
                    try
                    {
                        for (; at < events.Length; at++)
                        {
                            var index = events[at];

            """);
        if (books.Count > 0)
        {
            text.Append("                if (__weights is not null)\n                {\n");
            foreach (var field in books)
            {
                text.Append($"                    {field}.EventWeight = __weights[index];\n");
            }

            text.Append("                }\n\n");
        }

        text.Append($$"""
                            if (Process(new {{Names.Views}}Event(block, index)) == {{Names.Api}}Outcome.Accept)
                            {
                                passed[count++] = index;
                            }
                        }
                    }
                    catch (global::System.Exception e) when (e is not global::HepAnalysis.Storage.HepException)
                    {
                        throw {{Names.Api}}ModuleException.InEvent(this, block, events[at], e);
                    }

                    Passed.End(count);
                    return Passed;
                }

            """);
        return text.Append("}\n").Append(close).ToString();
    }

    private static bool Declares(INamedTypeSymbol type, string member) => type.GetMembers(member).Any(symbol => symbol.IsOverride);

    /// <summary>True where every return of Process(in Event) says Outcome.Accept in so many words.</summary>
    private static bool NeverRejects(INamedTypeSymbol type)
    {
        if (EventProcess(type)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax method)
        {
            return false;
        }

        var returned = method.ExpressionBody is { } arrow ? [arrow.Expression]
            : method.Body!.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).ToList();
        return returned.Count > 0 && returned.All(expression => expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Accept" });
    }
}
