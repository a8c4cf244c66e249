using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Expressions;

/// <summary>The little that the tree walker must know before it has values.</summary>
internal static class WalkKinds
{
    public static bool HasMember(SchemaCollection collection, string name) => collection.Find(name) is not null || name switch
    {
        "px" or "py" => HasPolar(collection, name),
        "pz" or "energy" => HasPolar(collection, name),
        "pt" or "phi" => Has(collection, "px", "py"),
        "eta" => Has(collection, "px", "py", "pz"),
        "mass" => Has(collection, "px", "py", "pz", "energy"),
        _ => false,
    };

    public static bool HasPolar(SchemaCollection collection, string name) => name switch
    {
        "px" or "py" => Has(collection, "pt", "phi"),
        "pz" => Has(collection, "pt", "eta"),
        "energy" => Has(collection, "pt", "eta", "phi", "mass"),
        _ => false,
    };

    /// <summary>Whether brackets hold a condition (a mask) or a number (an index).</summary>
    public static bool IsCondition(SyntaxTree tree) => tree switch
    {
        SyntaxTree.Comparison or SyntaxTree.Bool or SyntaxTree.Binary { Operator: "&&" or "||" } or SyntaxTree.Unary { Operator: "!" } => true,
        SyntaxTree.Call { Function: "any" or "all" or "isnan" or "isfinite" } => true,
        SyntaxTree.Call { Function: "if" } call => IsCondition(call.Arguments[1]),
        _ => false,
    };

    private static bool Has(SchemaCollection collection, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (collection.Find(name) is null)
            {
                return false;
            }
        }

        return true;
    }
}
