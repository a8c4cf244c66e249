using HepAnalysis.Columns;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Operators and functions of the tree walker on single values.</summary>
internal static class WalkArithmetic
{
    public static object? Unary(string op, object x, TreeWalker walker, SyntaxTree tree) => (op, x) switch
    {
        ("!", bool b) => !b,
        ("+", _) => x,
        ("-", double d) => -d,
        ("-", long l) => Fit(-(Int128)l, signed: true, walker, tree),
        ("-", ulong u) => Fit(-(Int128)u, signed: true, walker, tree),
        ("~", long l) => ~l,
        ("~", ulong u) => ~u,
        ("-", WalkVector or WalkObject) => walker.Vector(x) is var v ? new WalkVector(-v.Px, -v.Py, -v.Pz, -v.E) : null,
        _ => throw new NotSupportedException(op),
    };

    public static object? Binary(SyntaxTree.Binary tree, object l, object r, TreeWalker walker)
    {
        if (l is WalkObject or WalkVector)
        {
            var (a, b) = (walker.Vector(l), walker.Vector(r));
            return tree.Operator == "+"
                ? new WalkVector(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E)
                : new WalkVector(a.Px - b.Px, a.Py - b.Py, a.Pz - b.Pz, a.E - b.E);
        }

        if (tree.Operator == "/")
        {
            return Real(l) / Real(r);
        }

        if (l is double || r is double)
        {
            var (a, b) = (Real(l), Real(r));
            return tree.Operator switch { "+" => a + b, "-" => a - b, "*" => a * b, _ => a % b };
        }

        // uint64 stays where both are, a literal beside one becomes one; else the result is an int64, if it fits.
        var signed = walker.Types.IsSigned(tree.Left, tree.Right);
        var (x, y) = (Wide(l), Wide(r));
        return tree.Operator switch
        {
            "+" => Fit(x + y, signed, walker, tree),
            "-" => Fit(x - y, signed, walker, tree),
            "*" => Fit(Times(x, y), signed, walker, tree),
            "%" => y == 0 ? throw walker.Error(tree, "a remainder by 0") : Fit(x % y, signed, walker, tree),
            "&" => Fit(x & y, signed, walker, tree),
            "|" => Fit(x | y, signed, walker, tree),
            "^" => Fit(x ^ y, signed, walker, tree),
            "<<" => y < 0 || y > 63 ? throw walker.Error(tree, $"a shift by {y}") : Fit(Times(x, Int128.One << (int)y), signed, walker, tree),
            _ => y < 0 || y > 63 ? throw walker.Error(tree, $"a shift by {y}") : Fit(x >> (int)y, signed, walker, tree),
        };
    }

    public static object Compare(string op, object l, object r)
    {
        if (l is bool a)
        {
            return op == "==" == (a == (bool)r);
        }

        if (l is double || r is double)
        {
            var (x, y) = (Real(l), Real(r));
            return op switch { "==" => x == y, "!=" => x != y, "<" => x < y, "<=" => x <= y, ">" => x > y, _ => x >= y };
        }

        var order = Wide(l).CompareTo(Wide(r));
        return op switch { "==" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    public static object? Or(object? left, object? right) => right is true ? true : left is null || right is null ? null : false;

    public static object? Aggregate(SyntaxTree.Call call, IEnumerable<object?> elements, TreeWalker walker)
    {
        var present = elements.Where(element => element is not null);
        switch (call.Function)
        {
            case "any":
                return present.Any(element => element is not false);
            case "all":
                return present.All(element => element is true);
            case "count":
                return present.LongCount(element => element is not false);
        }

        object? result = call.Function == "sum" ? Nothing(walker.Types.Of(call)) : null;
        foreach (var element in present)
        {
            result = result is null ? element : call.Function == "sum" ? Sum(result, element!, walker, call) : Extreme(call.Function, result, element!);
        }

        return result;
    }

    public static object? Function(SyntaxTree.Call call, object x, TreeWalker walker) => call.Function switch
    {
        "abs" when x is long l => Fit(Int128.Abs(l), signed: true, walker, call),
        "abs" when x is ulong u => u,
        "abs" => Math.Abs(Real(x)),
        "sqrt" => Math.Sqrt(Real(x)),
        "floor" => Math.Floor(Real(x)),
        "ceil" => Math.Ceiling(Real(x)),
        "exp" => HepMath.Exp(Real(x)),
        "log" => HepMath.Log(Real(x)),
        "sin" => HepMath.Sin(Real(x)),
        "cos" => HepMath.Cos(Real(x)),
        "tan" => HepMath.Tan(Real(x)),
        "sinh" => HepMath.Sinh(Real(x)),
        "cosh" => HepMath.Cosh(Real(x)),
        "tanh" => HepMath.Tanh(Real(x)),
        "asinh" => HepMath.Asinh(Real(x)),
        "asin" => HepMath.Asin(Real(x)),
        "acos" => HepMath.Acos(Real(x)),
        "atan" => HepMath.Atan(Real(x)),
        "isnan" => double.IsNaN(Real(x)),
        _ => double.IsFinite(Real(x)),
    };

    public static object? Function(SyntaxTree.Call call, object x, object y, TreeWalker walker)
    {
        double Part(object o, string name) => Convert.ToDouble(walker.Component(o, name));
        switch (call.Function)
        {
            case "deltaPhi":
                return Kinematics.DeltaPhi(Part(x, "phi"), Part(y, "phi"));
            case "deltaR":
                return Kinematics.DeltaR(Part(x, "eta"), Part(x, "phi"), Part(y, "eta"), Part(y, "phi"));
            case "atan2":
                return HepMath.Atan2(Real(x), Real(y));
            case "pow":
                return HepMath.Pow(Real(x), Real(y));
            default:
                return x is double || y is double
                    ? Extreme(call.Function, Real(x), Real(y))
                    : Fit(Wide(Extreme(call.Function, x, y)), walker.Types.IsSigned(call.Arguments[0], call.Arguments[1]), walker, call);
        }
    }

    private static object Extreme(string function, object x, object y)
    {
        if (x is double a)
        {
            return function == "min" ? Math.Min(a, (double)y) : Math.Max(a, (double)y);
        }

        return Wide(x) <= Wide(y) == (function == "min") ? x : y;
    }

    private static object Nothing(WalkType type) => type.Kind switch { "vector" => new WalkVector(0, 0, 0, 0), "float64" => 0.0, "uint64" => 0UL, _ => 0L };

    private static object? Sum(object x, object y, TreeWalker walker, SyntaxTree tree)
    {
        if (x is WalkVector a)
        {
            var b = walker.Vector(y);
            return new WalkVector(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E);
        }

        return x is double d ? d + (double)y : Fit(Wide(x) + Wide(y), x is long, walker, tree);
    }

    private static double Real(object x) => x switch { long l => l, ulong u => u, double d => d, _ => throw new NotSupportedException($"{x}") };

    private static Int128 Wide(object x) => x is ulong u ? u : (long)x;

    private static Int128 Times(Int128 x, Int128 y)
    {
        try
        {
            return checked(x * y);
        }
        catch (OverflowException)
        {
            return Int128.MaxValue;
        }
    }

    private static object Fit(Int128 x, bool signed, TreeWalker walker, SyntaxTree tree)
    {
        if (signed)
        {
            return x >= long.MinValue && x <= long.MaxValue ? (long)x : throw walker.Error(tree, "an integer beyond 64 bits");
        }

        return x >= 0 && x <= ulong.MaxValue ? (ulong)x : throw walker.Error(tree, "an integer beyond 64 bits");
    }
}
