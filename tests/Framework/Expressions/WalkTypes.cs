using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>The types that the tree walker needs where there is no value to look at: an empty sum, brackets around nothing.</summary>
internal sealed class WalkTypes(EventSchema schema, IReadOnlyDictionary<string, SourceText> defines)
{
    public List<(string? Parameter, WalkType Element)> Elements { get; } = [];

    public WalkType Of(SyntaxTree tree) => tree switch
    {
        SyntaxTree.Integer { Value: > long.MaxValue } => WalkType.UInt64,
        SyntaxTree.Integer => WalkType.Int64,
        SyntaxTree.Bool or SyntaxTree.Comparison or SyntaxTree.Unary { Operator: "!" } or SyntaxTree.Binary { Operator: "&&" or "||" } => WalkType.Bool,
        SyntaxTree.This => Elements.FindLast(element => element.Parameter is null).Element,
        SyntaxTree.Name name => Name(name.Value),
        SyntaxTree.Unary unary => Of(unary.Operand) switch
        {
            { Kind: "object" or "vector" } => WalkType.Vector,
            var type when unary.Operator == "-" && type == WalkType.UInt64 => WalkType.Int64,
            var type => type,
        },
        SyntaxTree.Binary { Operator: "??" } binary => Common(binary.Left, binary.Right),
        SyntaxTree.Binary { Operator: "/" } => WalkType.Float64,
        SyntaxTree.Binary binary => Arithmetic(binary.Left, binary.Right),
        SyntaxTree.Member member => Member(Of(member.Object), member.MemberName),
        SyntaxTree.Index index => Of(index.Object),
        SyntaxTree.Optional optional => Of(optional.Operand),
        SyntaxTree.Call call => Call(call),
        _ => WalkType.Float64,
    };

    /// <summary>An integer literal, which takes the type of an uint64 beside it.</summary>
    public bool IsLiteral(SyntaxTree tree) => tree is SyntaxTree.Integer || (tree is SyntaxTree.Unary { Operator: "+" } plus && IsLiteral(plus.Operand));

    public bool IsSigned(SyntaxTree left, SyntaxTree right)
    {
        var (l, r) = (Of(left), Of(right));
        return !((l == WalkType.UInt64 && r == WalkType.UInt64) || (l == WalkType.UInt64 && IsLiteral(right)) || (r == WalkType.UInt64 && IsLiteral(left)));
    }

    public static bool HasMember(SchemaCollection collection, string name) => collection.Find(name) is not null || HasPolar(collection, name) || name switch
    {
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

    private WalkType Name(string name)
    {
        for (var i = Elements.Count - 1; i >= 0; i--)
        {
            var (parameter, element) = Elements[i];
            if (parameter == name)
            {
                return element;
            }

            if (parameter is null && element.Collection is { } inside && HasMember(inside, name))
            {
                return Member(element, name);
            }
        }

        return defines.TryGetValue(name, out var define) ? new WalkTypes(schema, defines).Of(Parser.Parse(define))
            : schema.FindCollection(name) is { } collection ? new WalkType("object", collection)
            : Number(schema.FindField(name)!.Type switch
            {
                ColumnType.List list => list.Item,
                ColumnType.FixedArray array => array.Item,
                var type => type,
            });
    }

    private WalkType Call(SyntaxTree.Call call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case "any" or "all" or "isnan" or "isfinite" or "has":
                return WalkType.Bool;
            case "count":
                return WalkType.Int64;
            case "if":
                return Common(arguments[1], arguments[2]);
            case "sum" or "min" or "max" when arguments.Count == 1 || arguments[1] is SyntaxTree.Lambda:
                var element = Of(arguments[0]);
                if (arguments.Count == 2)
                {
                    var lambda = (SyntaxTree.Lambda)arguments[1];
                    Elements.Add((lambda.Parameters[0].Text, element));
                    element = Of(lambda.Body);
                    Elements.RemoveAt(Elements.Count - 1);
                }

                return element.Kind == "object" ? WalkType.Vector : element;
            case "min" or "max":
                return Arithmetic(arguments[0], arguments[1]);
            case "abs":
                return Of(arguments[0]);
            case "pt" or "eta" or "phi" or "mass" or "px" or "py" or "pz" or "energy":
                return Member(Of(arguments[0]), call.Function);
            default:
                return WalkType.Float64;
        }
    }

    private WalkType Arithmetic(SyntaxTree left, SyntaxTree right)
    {
        var (l, r) = (Of(left), Of(right));
        return l.Kind is "object" or "vector" ? WalkType.Vector
            : l == WalkType.Float64 || r == WalkType.Float64 ? WalkType.Float64
            : IsSigned(left, right) ? WalkType.Int64 : WalkType.UInt64;
    }

    private WalkType Common(SyntaxTree left, SyntaxTree right)
    {
        var (l, r) = (Of(left), Of(right));
        return l == r ? l : l.Kind is "object" or "vector" ? WalkType.Vector
            : (l == WalkType.UInt64 && IsLiteral(right)) || (r == WalkType.UInt64 && IsLiteral(left)) ? WalkType.UInt64 : WalkType.Float64;
    }

    private static WalkType Member(WalkType of, string name)
        => of.Collection?.Find(name) is { } member ? Number(new ColumnType.Number(member.Kind)) : WalkType.Float64;

    private static WalkType Number(ColumnType type) => ((ColumnType.Number)type).Kind switch
    {
        NumberKind.Bool => WalkType.Bool,
        NumberKind.UInt64 => WalkType.UInt64,
        NumberKind.Float32 or NumberKind.Float64 => WalkType.Float64,
        _ => WalkType.Int64,
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
