using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HepAnalysis.Generators;

/// <summary>Writes the other half of a struct that has <c>[Collection]</c>: an index into columns.</summary>
internal static class CollectionSource
{
    public static GeneratedFile? Write(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.Text() is not { Length: > 0 } collection)
        {
            return null;
        }

        var members = type.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsPartialDefinition).ToList();
        var name = type.Name;
        var columns = name + "Columns";
        var (open, close) = Symbols.Around(type);
        var text = new StringBuilder(GeneratedFile.Header);
        text.Append(open);
        text.Append($"partial struct {name} : {Names.Views}IEventObject<{name}>\n{{\n");
        text.Append($"    private readonly {columns} __columns;\n    private readonly int __item;\n\n");
        text.Append($"    private {name}({columns} columns, int item)\n    {{\n        __columns = columns;\n        __item = item;\n    }}\n\n");
        var fields = new StringBuilder();
        var declared = new StringBuilder();
        var vectors = new List<string>();
        foreach (var member in members)
        {
            var access = SyntaxFacts.GetText(member.DeclaredAccessibility);
            var itsType = member.Type.Written();
            text.Append($"    {access} partial {itsType} {member.Name}\n    {{\n");
            text.Append("        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]\n");
            text.Append($"        get => __columns.{member.Name}[__item];\n    }}\n\n");
            if (member.Type.FullName() == Names.FourVector)
            {
                vectors.Add(member.Name);
                fields.Append($"        internal readonly {Names.Views}FourVectorValues {member.Name};\n");
                declared.Append($"            {member.Name} = Vector();\n");
                continue;
            }

            var inSchema = member.Attribute(Names.MemberAttribute)?.Text() ?? Names.Small(member.Name);
            fields.Append($"        internal readonly {Names.Views}ColumnValues<{itsType}> {member.Name};\n");
            declared.Append($"            {member.Name} = Member<{itsType}>({Names.Literal(inSchema)});\n");
        }

        if (vectors.Count == 1)
        {
            var vector = Names.Views + "FourVector";
            var access = SyntaxFacts.GetText(type.DeclaredAccessibility);
            text.Append($"    /// <summary>The sum of the four-vectors.</summary>\n    public static {vector} operator +({name} a, {name} b) => a.{vectors[0]} + b.{vectors[0]};\n\n");
            text.Append($"    /// <summary>The object as a four-vector.</summary>\n    public static implicit operator {vector}({name} a) => a.{vectors[0]};\n\n");
        }

        text.Append($"    static string {Names.Views}IEventObject<{name}>.CollectionName => {Names.Literal(collection)};\n\n");
        text.Append($"    static {Names.Views}ObjectColumns {Names.Views}IEventObject<{name}>.CreateColumns() => new {columns}();\n\n");
        text.Append("    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]\n");
        text.Append($"    static {name} {Names.Views}IEventObject<{name}>.At({Names.Views}ObjectColumns columns, int item) => new(({columns})columns, item);\n\n");
        text.Append($"    private sealed class {columns} : {Names.Views}ObjectColumns\n    {{\n{fields}\n        internal {columns}()\n        {{\n{declared}        }}\n    }}\n");
        text.Append("}\n").Append(close);
        return new GeneratedFile(type.FullName() + ".Collection", text.ToString());
    }
}
