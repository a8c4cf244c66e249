using Microsoft.CodeAnalysis;

namespace HepAnalysis.Generators;

/// <summary>A member of a struct that is read from columns: what it is, by its type, and the names of its column.</summary>
internal sealed class ViewMember
{
    /// <summary>What it may be, for the message about one that is none of it.</summary>
    public const string Known = "a number (int, float, double …), bool, string, float?, ReadOnlySpan<float>, FourVector, Objects<…>, or a struct with [Collection] or [Record]";

    private ViewMember(ISymbol symbol, ITypeSymbol type)
    {
        Symbol = symbol;
        Type = type;
    }

    /// <summary>The property, or the parameter of a record.</summary>
    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    public ViewMemberKind Kind { get; private set; }

    /// <summary>The type of its numbers, or of its objects.</summary>
    public ITypeSymbol? Item { get; private set; }

    public bool MayBeMissing { get; private set; }

    /// <summary>Its name in the file, and the one that is tried where there is none.</summary>
    public string InFile { get; private set; } = "";

    public string? Otherwise { get; private set; }

    public static ViewMember Of(ISymbol symbol, ITypeSymbol type, bool isEvent)
    {
        var member = new ViewMember(symbol, type);
        (member.Kind, member.Item) = Classify(type);
        var attribute = symbol.Attribute(Names.MemberAttribute);
        member.MayBeMissing = attribute?.Flag("MayBeMissing") == true;
        var given = attribute?.Text() ?? member.Item?.Attribute(Names.CollectionAttribute)?.Text();
        member.InFile = given ?? (isEvent ? symbol.Name : Names.Small(symbol.Name));
        member.Otherwise = given is null ? Names.Toggled(member.InFile) : null;
        return member;
    }

    private static (ViewMemberKind Kind, ITypeSymbol? Item) Classify(ITypeSymbol type)
    {
        if (type.NumberKind() is not null)
        {
            return (ViewMemberKind.Number, type);
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return (ViewMemberKind.Text, null);
        }

        if (type.FullName() == Names.FourVector)
        {
            return (ViewMemberKind.Vector, null);
        }

        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } generic)
        {
            var argument = generic.TypeArguments[0];
            return type.FullName() switch
            {
                "System.ReadOnlySpan" when argument.NumberKind() is not null => (ViewMemberKind.List, argument),
                Names.Objects when argument.IsObject() => (ViewMemberKind.Collection, argument),
                _ when generic.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && argument.NumberKind() is not null => (ViewMemberKind.Optional, argument),
                _ => (ViewMemberKind.Unknown, null),
            };
        }

        return type.IsValueType && type.IsObject() ? (ViewMemberKind.Record, type) : (ViewMemberKind.Unknown, null);
    }
}
