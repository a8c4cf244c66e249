using Microsoft.CodeAnalysis;

namespace HepAnalysis.Generators;

/// <summary>Writes how an option is read, by its type.</summary>
internal static class OptionSource
{
    /// <summary>A type that an option can have, for the message about one that it cannot.</summary>
    public const string Known = "double, float, int, bool, string, an enum, or an array of double or string";

    /// <summary>The expression that reads it, null where the option is not given; and what a user calls its type.</summary>
    public static (string Read, string Type)? Read(ITypeSymbol type, string name)
    {
        var literal = Names.Literal(name);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Read(nullable.TypeArguments[0], name);
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Double:
                return ($"options.Number({literal})", "number");
            case SpecialType.System_Single:
                return ($"(float?)options.Number({literal})", "number");
            case SpecialType.System_Int32:
                return ($"options.Integer({literal})", "whole number");
            case SpecialType.System_Boolean:
                return ($"options.Flag({literal})", "true or false");
            case SpecialType.System_String:
                return ($"options.Text({literal})", "text");
        }

        return type switch
        {
            { TypeKind: TypeKind.Enum } => ($"options.Choice<{type.Written()}>({literal})", "one of " + string.Join(", ", type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst).Select(field => Names.Small(field.Name)))),
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Double } => ($"options.Numbers({literal})", "list of numbers"),
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } => ($"options.Texts({literal})", "list of texts"),
            _ => null,
        };
    }
}
