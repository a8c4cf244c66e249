using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Generators;

/// <summary>What a struct of an event, of a collection's objects or of a record has to look like, so that its other half can be generated.</summary>
internal static class ViewRules
{
    public static void Check(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        var isEvent = type.Attribute(Names.EventAttribute) is not null;
        var isPositional = type.ViewConstructor() is not null;
        CheckShape(context, type, attribute, isEvent, isPositional);
        var members = type.ViewMembers(isEvent).ToList();
        foreach (var member in members)
        {
            CheckMember(context, type, member, isEvent, isPositional);
        }

        var automatic = type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && !property.IsPartialDefinition && ModuleAnalyzer.IsAutomatic(property)
            && !(isPositional && members.Exists(member => member.Symbol.Name == property.Name))).ToList();
        foreach (var property in automatic)
        {
            Report(context, Rules.CollectionShape, property, $"'{property.Name}' is not partial: write 'public partial {property.Type.ToDisplayString()} {property.Name} {{ get; }}', so that it is read from its column");
        }

        if (members.Count == 0 && automatic.Count == 0)
        {
            Report(context, Rules.CollectionShape, type, $"'{type.Name}' has no member that is read: write 'public partial float Pt {{ get; }}', or a record, '{type.Name}(float Pt)'");
        }
    }

    private static void CheckShape(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, bool isEvent, bool isPositional)
    {
        if (new[] { Names.EventAttribute, Names.CollectionAttribute, Names.RecordAttribute }.Count(name => type.Attribute(name) is not null) > 1)
        {
            Report(context, Rules.CollectionShape, type, $"'{type.Name}' is more than one of an event, the objects of a collection and a record: keep one of the attributes");
        }

        if (attribute.AttributeClass?.FullName() == Names.CollectionAttribute && string.IsNullOrWhiteSpace(attribute.Text()))
        {
            Report(context, Rules.CollectionShape, type, $"The collection of '{type.Name}' has no name: [Collection(\"Muon\")]");
        }

        if (!type.IsReadOnly || type.IsGenericType || type.IsRefLikeType
            || !ModuleAnalyzer.Declarations<TypeDeclarationSyntax>(type).Any(declaration => declaration.Modifiers.Any(modifier => modifier.Text == "partial")))
        {
            var what = isEvent ? "an event" : type.Attribute(Names.RecordAttribute) is not null ? "a record" : "an object of a collection";
            Report(context, Rules.CollectionShape, type, $"'{type.Name}' is {what}: write 'readonly partial {(isPositional ? "record struct" : "struct")} {type.Name}'");
        }
    }

    private static void CheckMember(SymbolAnalysisContext context, INamedTypeSymbol type, ViewMember member, bool isEvent, bool isPositional)
    {
        var name = member.Symbol.Name;
        var itsType = member.Type.ToDisplayString();
        if (member.Kind == ViewMemberKind.Unknown || (member.Kind == ViewMemberKind.Vector && isEvent))
        {
            Report(context, Rules.MemberType, member.Symbol, $"'{name}' is of type {itsType}: a member is {(isEvent ? ViewMember.Known.Replace(" FourVector,", "") : ViewMember.Known)}");
        }
        else if (member.Symbol is IPropertySymbol { SetMethod: not null })
        {
            Report(context, Rules.CollectionShape, member.Symbol, $"'{name}' can be set: what is read from a file is not, write '{{ get; }}'");
        }
        else if (isPositional && (member.Kind is ViewMemberKind.List or ViewMemberKind.Collection
            || (member.Kind == ViewMemberKind.Record && ((INamedTypeSymbol)member.Type).ViewConstructor() is null)))
        {
            Report(context, Rules.MemberType, member.Symbol, $"'{name}' looks into columns, and the record '{type.Name}' holds values: make '{type.Name}' a readonly partial struct of partial properties");
        }
        else if (member.MayBeMissing && (member.Kind is ViewMemberKind.Number or ViewMemberKind.Vector or ViewMemberKind.Record
            || (member.Kind == ViewMemberKind.Text && member.Type.NullableAnnotation == NullableAnnotation.NotAnnotated)))
        {
            Report(context, Rules.MissingMember, member.Symbol, name, itsType, member.Kind is ViewMemberKind.Number or ViewMemberKind.Text ? $"declare it {itsType}?" : "make its members such that may be missing");
        }

        if (member.Item is INamedTypeSymbol item && Contains(item, type, []))
        {
            Report(context, Rules.CollectionShape, member.Symbol, $"'{name}' is a {item.Name}, which contains a {type.Name} again: columns have a depth that ends");
        }
    }

    private static bool Contains(INamedTypeSymbol type, INamedTypeSymbol wanted, HashSet<string> seen) =>
        SymbolEqualityComparer.Default.Equals(type, wanted)
        || (type.IsObject() && seen.Add(type.ToDisplayString()) && type.ViewMembers(isEvent: false).Any(member => member.Item is INamedTypeSymbol item && item.IsObject() && Contains(item, wanted, seen)));

    private static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, ISymbol symbol, params object[] arguments) =>
        ModuleAnalyzer.Report(context, rule, symbol, arguments);
}
