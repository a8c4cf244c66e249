using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HepAnalysis.Generators;

/// <summary>Writes the other half of a struct that has <c>[Event]</c>, <c>[Collection]</c> or <c>[Record]</c>: an index into columns, or a record of their values.</summary>
internal static class ViewSource
{
    private const string Inlined =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]\n";

    public static GeneratedFile? Write(INamedTypeSymbol type, AttributeData attribute)
    {
        var isEvent = attribute.AttributeClass?.FullName() == Names.EventAttribute;
        var isCollection = attribute.AttributeClass?.FullName() == Names.CollectionAttribute;
        var collection = isCollection ? attribute.Text() : type.Name;
        if (collection is not { Length: > 0 } || (isCollection && isEvent) || type.ViewAttribute()?.AttributeClass?.FullName() != attribute.AttributeClass?.FullName())
        {
            return null;
        }

        var name = type.Name;
        var columns = name + "Columns";
        var members = type.ViewMembers(isEvent).ToList();
        var isRecord = type.ViewConstructor() is not null;
        var (open, close) = Symbols.Around(type);
        var text = new StringBuilder(GeneratedFile.Header);
        text.Append(open);
        text.Append($"partial {Symbols.Keyword(type)} {name} : {Names.Views}{(isEvent ? "IEventView" : "IEventObject")}<{name}>\n{{\n");
        if (!isRecord)
        {
            text.Append($"    private readonly {columns} __columns;\n    private readonly int __item;\n\n");
            text.Append($"    private {name}({columns} columns, int item)\n    {{\n        __columns = columns;\n        __item = item;\n    }}\n\n");
            foreach (var member in members)
            {
                text.Append($"    {SyntaxFacts.GetText(member.Symbol.DeclaredAccessibility)} partial {member.Type.Written()} {Written(member)}\n    {{\n");
                text.Append($"        {Inlined}        get => {Value(member, "__columns", "__item")};\n    }}\n\n");
            }
        }

        var vectors = members.Where(member => member.Kind == ViewMemberKind.Vector).ToList();
        if (vectors.Count == 1 && !isEvent)
        {
            var vector = Names.Views + "FourVector";
            var its = Written(vectors[0]);
            text.Append($"    /// <summary>The sum of the four-vectors.</summary>\n    public static {vector} operator +({name} a, {name} b) => a.{its} + b.{its};\n\n");
            text.Append($"    /// <summary>The object as a four-vector.</summary>\n    public static implicit operator {vector}({name} a) => a.{its};\n\n");
        }

        if (!isEvent)
        {
            text.Append($"    static string {Names.Views}IEventObject<{name}>.CollectionName => {Names.Literal(collection)};\n\n");
        }

        text.Append($"    static {Names.Views}ObjectColumns {Names.Views}IEventView<{name}>.CreateColumns() => new {columns}();\n\n");
        text.Append($"    {Inlined}    static {name} {Names.Views}IEventView<{name}>.At({Names.Views}ObjectColumns columns, int item)");
        text.Append(isRecord
            ? $"\n    {{\n        var its = ({columns})columns;\n        return new({string.Join(", ", members.Select(member => Value(member, "its", "item")))});\n    }}\n\n"
            : $" => new(({columns})columns, item);\n\n");
        text.Append(Columns(columns, members)).Append("}\n").Append(close);
        return new GeneratedFile(type.FullName() + ".View", text.ToString());
    }

    private static string Columns(string columns, List<ViewMember> members)
    {
        var fields = new StringBuilder();
        var declared = new StringBuilder();
        foreach (var member in members)
        {
            var names = $"{Names.Literal(member.InFile)}, {(member.Otherwise is null ? "null" : Names.Literal(member.Otherwise))}";
            var missing = member.MayBeMissing ? "true" : "false";
            var item = member.Item?.Written();
            var (type, made) = member.Kind switch
            {
                ViewMemberKind.Number => ($"ColumnValues<{item}>", $"Member<{item}>({names})"),
                ViewMemberKind.Optional => ($"OptionalValues<{item}>", $"Optional<{item}>({names}, {missing})"),
                ViewMemberKind.Text => ("TextValues", $"{(IsNullable(member) ? "OptionalText" : "Text")}({names}, {missing})"),
                ViewMemberKind.List => ($"ListValues<{item}>", $"List<{item}>({names}, {missing})"),
                ViewMemberKind.Vector => ("FourVectorValues", "Vector()"),
                ViewMemberKind.Record => ("ObjectColumns", $"Record<{item}>({names})"),
                ViewMemberKind.Collection => ($"CollectionValues<{item}>", $"Collection<{item}>({names}, {missing})"),
                _ => ("", ""),
            };
            if (type.Length > 0)
            {
                fields.Append($"        internal readonly {Names.Views}{type} _{member.Symbol.Name};\n");
                declared.Append($"            _{member.Symbol.Name} = {made};\n");
            }
        }

        return $"    private sealed class {columns} : {Names.Views}ObjectColumns\n    {{\n{fields}\n        internal {columns}()\n        {{\n{declared}        }}\n    }}\n";
    }

    private static string Value(ViewMember member, string columns, string item) => member.Kind switch
    {
        // The analyzer says what is wrong with it.
        ViewMemberKind.Unknown => "throw null!",
        ViewMemberKind.Record => $"{Names.Views}ViewOf<{member.Item!.Written()}>.At({columns}._{member.Symbol.Name}, {item})",
        ViewMemberKind.Text when !IsNullable(member) => $"{columns}._{member.Symbol.Name}[{item}]!",
        _ => $"{columns}._{member.Symbol.Name}[{item}]",
    };

    private static bool IsNullable(ViewMember member) => member.Type.NullableAnnotation == NullableAnnotation.Annotated;

    // Names that are keywords are written with an @.
    private static string Written(ViewMember member) => SyntaxFacts.GetKeywordKind(member.Symbol.Name) == SyntaxKind.None ? member.Symbol.Name : "@" + member.Symbol.Name;
}
