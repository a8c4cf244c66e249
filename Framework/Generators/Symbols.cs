using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace HepAnalysis.Generators;

/// <summary>Questions about symbols.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Full name without type arguments and without <c>global::</c>.</summary>
    public static string FullName(this ITypeSymbol type) =>
        type.OriginalDefinition.ToDisplayString(WithoutGlobal.WithGenericsOptions(SymbolDisplayGenericsOptions.None));

    /// <summary>The type as generated code writes it.</summary>
    public static string Written(this ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>The attribute of a full name, or null.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.FullName() == name);

    /// <summary>The first argument of an attribute as text, or null.</summary>
    public static string? Text(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;

    /// <summary>The attribute that makes a struct a view of an event or object, or null.</summary>
    public static AttributeData? ViewAttribute(this ITypeSymbol type) =>
        type.Attribute(Names.CollectionAttribute) ?? type.Attribute(Names.EventAttribute) ?? type.Attribute(Names.RecordAttribute);

    /// <summary>True where a struct is a part of an event or object: [Collection] or [Record].</summary>
    public static bool IsObject(this ITypeSymbol type) => type.Attribute(Names.CollectionAttribute) is not null || type.Attribute(Names.RecordAttribute) is not null;

    /// <summary>The properties of a view that are read: partial ones, or those of a record's parameters, each with what carries its attributes.</summary>
    public static IEnumerable<ViewMember> ViewMembers(this INamedTypeSymbol type, bool isEvent) => type.ViewConstructor() is { } constructor
        ? constructor.Parameters.Select(parameter => ViewMember.Of(parameter, parameter.Type, isEvent))
        : type.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsPartialDefinition).Select(property => ViewMember.Of(property, property.Type, isEvent));

    /// <summary>The constructor of a positional record struct, or null.</summary>
    public static IMethodSymbol? ViewConstructor(this INamedTypeSymbol type) => type.IsRecord
        ? type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length > 0
            && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax))
        : null;

    /// <summary>True where a named argument of an attribute is true.</summary>
    public static bool Flag(this AttributeData attribute, string name) => attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);

    /// <summary>True where a class derives from Module.</summary>
    public static bool IsModule(this INamedTypeSymbol type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (above.FullName() == Names.Module)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The fields that have an attribute, with it.</summary>
    public static IEnumerable<(IFieldSymbol Field, AttributeData Attribute)> FieldsWith(this INamedTypeSymbol type, string name) =>
        type.GetMembers().OfType<IFieldSymbol>().Select(field => (field, field.Attribute(name)!)).Where(pair => pair.Item2 is not null);

    /// <summary>The kind of number of a C# type as NumberKind names it, or null.</summary>
    public static string? NumberKind(this ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "Bool",
        SpecialType.System_SByte => "Int8",
        SpecialType.System_Byte => "UInt8",
        SpecialType.System_Int16 => "Int16",
        SpecialType.System_UInt16 => "UInt16",
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_UInt32 => "UInt32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_UInt64 => "UInt64",
        SpecialType.System_Single => "Float32",
        SpecialType.System_Double => "Float64",
        _ => null,
    };

    /// <summary>The summary of a type's XML docs as one line, from the source itself: compilers may be told not to parse it.</summary>
    public static string Summary(SyntaxNode declaration)
    {
        var docs = declaration.GetLeadingTrivia().ToFullString();
        var text = string.Join(" ", docs.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", System.StringComparison.Ordinal)).Select(line => line.Substring(3).Trim()));
        var match = Regex.Match(text, "<summary>(.*?)</summary>");
        return match.Success ? Regex.Replace(Regex.Replace(match.Groups[1].Value, "<[^>]*?cref=\"([^\"]*)\"[^>]*/>", "$1"), "<[^>]*>", "").Trim() : "";
    }

    /// <summary>The declarations around a type, to be opened before and closed after generated members of it.</summary>
    public static (string Open, string Close) Around(INamedTypeSymbol type)
    {
        var open = "";
        var close = "";
        if (!type.ContainingNamespace.IsGlobalNamespace)
        {
            open = $"namespace {type.ContainingNamespace.ToDisplayString()}\n{{\n";
            close = "}\n";
        }

        var outer = new Stack<INamedTypeSymbol>();
        for (var above = type.ContainingType; above is not null; above = above.ContainingType)
        {
            outer.Push(above);
        }

        foreach (var above in outer)
        {
            open += $"partial {Keyword(above)} {above.Name}\n{{\n";
            close += "}\n";
        }

        return (open, close);
    }

    /// <summary>The words that declare a type.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };
}
