using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HepAnalysis.Generators;

/// <summary>Finds what is declared in a way that cannot work: in modules, and in the structs of events and collections.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModuleAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<string> Handles =
    [
        "HepAnalysis.EventLoop.Collection", "HepAnalysis.EventLoop.EventObject", "HepAnalysis.EventLoop.Column", "HepAnalysis.EventLoop.ListOf",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
    [
        Rules.NotPartial, Rules.KeptView, Rules.UndeclaredHandle, Rules.StaticState, Rules.OptionWithoutDescription, Rules.OptionType,
        Rules.CollectionShape, Rules.HandleType, Rules.MemberType, Rules.MissingMember,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(CheckType, SymbolKind.NamedType);
        context.RegisterSymbolAction(CheckField, SymbolKind.Field);
        context.RegisterSymbolAction(CheckProperty, SymbolKind.Property);
    }

    private static void CheckType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Class && type.IsModule() && ModuleSource.EventProcess(type) is not null
            && !Declarations<ClassDeclarationSyntax>(type).Any(declaration => declaration.Modifiers.Any(modifier => modifier.Text == "partial")))
        {
            Report(context, Rules.NotPartial, type, type.Name);
        }

        if (type.TypeKind == TypeKind.Struct && type.ViewAttribute() is { } view)
        {
            ViewRules.Check(context, type, view);
        }
    }

    private static void CheckField(SymbolAnalysisContext context)
    {
        var field = (IFieldSymbol)context.Symbol;
        if (field.IsImplicitlyDeclared || field.ContainingType is not { } owner)
        {
            return;
        }

        CheckKept(context, field, field.Type, owner);
        if (!owner.IsModule())
        {
            return;
        }

        if (field.IsStatic && !field.IsReadOnly && !field.IsConst)
        {
            Report(context, Rules.StaticState, field, field.Name);
        }

        var read = field.Attribute(Names.ReadAttribute) is not null;
        var written = field.Attribute(Names.WriteAttribute) is not null;
        var handle = field.Type.FullName();
        if (Handles.Contains(handle) && !read && !written)
        {
            Report(context, Rules.UndeclaredHandle, field, field.Name, handle.EndsWith(".Column", StringComparison.Ordinal) ? " or [Write]" : "");
        }

        if (read && !Handles.Contains(handle))
        {
            Report(context, Rules.HandleType, field, field.Name, "Read", field.Type.ToDisplayString(), "what is read is a Collection<…>, EventObject<…>, Column<…> or ListOf<…>");
        }

        if (written && !handle.EndsWith(".Column", StringComparison.Ordinal))
        {
            Report(context, Rules.HandleType, field, field.Name, "Write", field.Type.ToDisplayString(), "what is written is a Column<…>");
        }

        if ((read || written) && field.Type is INamedTypeSymbol { Name: "Column" or "ListOf", TypeArguments.Length: 1 } numbers && numbers.TypeArguments[0].NumberKind() is null)
        {
            Report(context, Rules.HandleType, field, field.Name, read ? "Read" : "Write", field.Type.ToDisplayString(), "a column holds numbers (int, float, double …) or bools");
        }

        if (field.Attribute(Names.BookAttribute) is not null && field.Type.BaseType?.FullName() != "HepAnalysis.Histograms.Histogram")
        {
            Report(context, Rules.HandleType, field, field.Name, "Book", field.Type.ToDisplayString(), "what is booked is a Histogram1D or Histogram2D");
        }
    }

    private static void CheckProperty(SymbolAnalysisContext context)
    {
        var property = (IPropertySymbol)context.Symbol;
        if (IsAutomatic(property))
        {
            CheckKept(context, property, property.Type, property.ContainingType);
        }

        if (property.ContainingType?.IsModule() != true)
        {
            return;
        }

        if (property.IsStatic && property.SetMethod is not null && IsAutomatic(property))
        {
            Report(context, Rules.StaticState, property, property.Name);
        }

        if (property.Attribute(Names.OptionAttribute) is not { } option)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(option.Text()))
        {
            Report(context, Rules.OptionWithoutDescription, property, Names.Small(property.Name));
        }

        if (property.SetMethod is null || property.SetMethod.IsInitOnly)
        {
            Report(context, Rules.OptionType, property, Names.Small(property.Name), "cannot be set: write '{ get; set; }'");
        }
        else if (OptionSource.Read(property.Type, property.Name) is null)
        {
            Report(context, Rules.OptionType, property, Names.Small(property.Name), $"is a {property.Type.ToDisplayString()}, which no YAML can give: it may be {OptionSource.Known}");
        }
    }

    private static void CheckKept(SymbolAnalysisContext context, ISymbol member, ITypeSymbol type, INamedTypeSymbol owner)
    {
        var element = type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { IsGenericType: true } generic && !Handles.Contains(generic.FullName())
            ? generic.TypeArguments.FirstOrDefault(IsView) ?? type : type;
        if (IsView(element) && !SymbolEqualityComparer.Default.Equals(owner, element) && member.Attribute(Names.ScratchAttribute) is null)
        {
            Report(context, Rules.KeptView, member, member.Name, element.Name);
        }
    }

    // A positional record holds values: it may be kept.
    private static bool IsView(ITypeSymbol type) => type.ViewAttribute() is not null && (type as INamedTypeSymbol)?.ViewConstructor() is null;

    internal static bool IsAutomatic(IPropertySymbol property) => property.ContainingType is { } owner
        && owner.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    internal static IEnumerable<T> Declarations<T>(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<T>();

    internal static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, ISymbol symbol, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, symbol.Locations[0], arguments));
}
