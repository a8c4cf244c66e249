using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Expressions.Typing;

// Functions.
internal sealed partial class Binder
{
    private static readonly Dictionary<string, RealOperator> RealFunctions = new(StringComparer.Ordinal)
    {
        ["sqrt"] = RealOperator.Sqrt,
        ["floor"] = RealOperator.Floor,
        ["ceil"] = RealOperator.Ceiling,
        ["exp"] = RealOperator.Exp,
        ["log"] = RealOperator.Log,
        ["sin"] = RealOperator.Sin,
        ["cos"] = RealOperator.Cos,
        ["tan"] = RealOperator.Tan,
        ["sinh"] = RealOperator.Sinh,
        ["cosh"] = RealOperator.Cosh,
        ["tanh"] = RealOperator.Tanh,
        ["asinh"] = RealOperator.Asinh,
        ["asin"] = RealOperator.Asin,
        ["acos"] = RealOperator.Acos,
        ["atan"] = RealOperator.Atan,
        ["atan2"] = RealOperator.Atan2,
        ["pow"] = RealOperator.Pow,
    };

    private static readonly HashSet<string> Later = ["pairs", "combinations", "join", "min_by", "max_by", "first", "last"];

    // Every function, with what its arguments are, for messages.
    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["count"] = "(list)",
        ["sum"] = "(list)",
        ["any"] = "(list)",
        ["all"] = "(list)",
        ["min"] = "(list) or (x, y)",
        ["max"] = "(list) or (x, y)",
        ["if"] = "(condition, a, b)",
        ["has"] = "(x)",
        ["isnan"] = "(x)",
        ["isfinite"] = "(x)",
        ["abs"] = "(x)",
        ["sqrt"] = "(x)",
        ["floor"] = "(x)",
        ["ceil"] = "(x)",
        ["exp"] = "(x)",
        ["log"] = "(x)",
        ["sin"] = "(x)",
        ["cos"] = "(x)",
        ["tan"] = "(x)",
        ["sinh"] = "(x)",
        ["cosh"] = "(x)",
        ["tanh"] = "(x)",
        ["asinh"] = "(x)",
        ["asin"] = "(x)",
        ["acos"] = "(x)",
        ["atan"] = "(x)",
        ["atan2"] = "(y, x)",
        ["pow"] = "(x, y)",
        ["deltaR"] = "(object, object)",
        ["deltaPhi"] = "(object, object)",
        ["pt"] = "(object)",
        ["eta"] = "(object)",
        ["phi"] = "(object)",
        ["mass"] = "(object)",
        ["px"] = "(object)",
        ["py"] = "(object)",
        ["pz"] = "(object)",
        ["energy"] = "(object)",
    };

    private Typed Call(SyntaxTree.Call tree)
    {
        var name = tree.Function;
        if (Later.Contains(name))
        {
            throw NotYet(tree.NameRange, $"the function {name}");
        }

        if (!Functions.ContainsKey(name))
        {
            throw new UnknownNameException(source, tree.NameRange.Start, name, $"there is no function {name}", [.. Functions.Keys, .. Later]);
        }

        switch (name)
        {
            case "any" or "all" or "count" or "sum":
                return Aggregated(tree, Aggregate(tree));
            case "min" or "max" when tree.Arguments.Count == 1 || (tree.Arguments.Count == 2 && tree.Arguments[1] is SyntaxTree.Lambda):
                return Aggregated(tree, Aggregate(tree));
        }

        var wanted = name switch { "if" => 3, "min" or "max" or "atan2" or "pow" or "deltaR" or "deltaPhi" => 2, _ => 1 };
        Count(tree, wanted);
        return Elementwise(tree, [.. tree.Arguments.Select(Bind)], arguments => Applied(tree, arguments));
    }

    private Typed Applied(SyntaxTree.Call tree, Typed[] arguments)
    {
        Node Number(int i) => this.Number(arguments[i], tree.Arguments[i]);
        Node Real(int i) => ToReal.Of(nodes, Number(i));
        switch (tree.Function)
        {
            case "if":
                var condition = Condition(arguments[0], tree.Arguments[0]);
                return Choose(tree, _ => condition, arguments[1], arguments[2]);
            case "has":
                var node = arguments[0] switch { Typed.Value value => value.Node, Typed.Object o => o.Item, _ => members.Find(arguments[0], "px") };
                return new Typed.Value(IsPresent.Of(nodes, node));
            case "isnan" or "isfinite":
                return new Typed.Value(RealTest.Of(nodes, tree.Function == "isfinite", Real(0)));
            case "abs":
                var number = Number(0);
                return new Typed.Value(number.Kind switch
                {
                    ValueKind.Float64 => RealUnary.Of(nodes, RealOperator.Abs, number),
                    ValueKind.UInt64 => number,
                    _ => Place(tree, Integer.Of(nodes, IntegerOperator.Abs, ValueKind.Int64, number, number)),
                });
            case "min" or "max":
                var (a, b) = (Number(0), Number(1));
                var least = tree.Function == "min";
                return new Typed.Value(a.Kind == ValueKind.Float64 || b.Kind == ValueKind.Float64
                    ? RealBinary.Of(nodes, least ? RealOperator.Min : RealOperator.Max, ToReal.Of(nodes, a), ToReal.Of(nodes, b))
                    : Place(tree, Integral(least ? IntegerOperator.Min : IntegerOperator.Max, a, b)));
            case "deltaPhi":
                return new Typed.Value(RealBinary.Of(nodes, RealOperator.DeltaPhi, Angle(tree, arguments, 0, "phi"), Angle(tree, arguments, 1, "phi")));
            case "deltaR":
                return new Typed.Value(Kinematic.Of(
                    nodes, KinematicFormula.DeltaR, Angle(tree, arguments, 0, "eta"), Angle(tree, arguments, 0, "phi"),
                    Angle(tree, arguments, 1, "eta"), Angle(tree, arguments, 1, "phi")));
            case "atan2" or "pow":
                return new Typed.Value(RealBinary.Of(nodes, RealFunctions[tree.Function], Real(0), Real(1)));
        }

        return RealFunctions.TryGetValue(tree.Function, out var operation)
            ? new Typed.Value(RealUnary.Of(nodes, operation, Real(0)))
            : new Typed.Value(Component(tree, arguments[0], 0, tree.Function));
    }

    private Node Angle(SyntaxTree.Call tree, Typed[] arguments, int i, string name) => ToReal.Of(nodes, Component(tree, arguments[i], i, name));

    private Node Component(SyntaxTree.Call tree, Typed thing, int argument, string name)
    {
        if (Members.Has(thing, name))
        {
            return members.Find(thing, name);
        }

        var range = tree.Arguments[argument].Range;
        throw thing is Typed.Value
            ? Type(range, $"{tree.Function} wants an object or a four-vector, not {thing.Describe()}", "it is asked for a component of that", $"{tree.Function}(Muon[0]), {tree.Function}(Muon[0] + Muon[1])")
            : Type(range, $"{thing.Describe()} has no {name}", "a component is a member, or follows from (pt, eta, phi, mass) or (px, py, pz, energy)", "it has: " + string.Join(", ", Members.Of(thing)));
    }

    // The list that an aggregate is of: the argument, or what a lambda makes of each of its objects.
    private Typed.List Aggregate(SyntaxTree.Call tree)
    {
        var lambda = tree.Arguments.Count == 2 ? tree.Arguments[1] as SyntaxTree.Lambda : null;
        if (tree.Arguments.Count == 2 && lambda is null)
        {
            throw Type(tree.Arguments[1].Range, $"the second argument of {tree.Function} is a lambda", "it says what is taken of each object of the first", $"{tree.Function}(list, x => …)");
        }

        Count(tree, lambda is null ? 1 : 2);
        if (Bind(tree.Arguments[0]) is not Typed.List list)
        {
            throw Type(tree.Arguments[0].Range, $"{tree.Function} wants a collection or a list", "there is one value in each event", $"{tree.Function}(C), {tree.Function}(C.pt), {tree.Function}(C, x => …)");
        }

        if (lambda is { Parameters.Count: > 1 })
        {
            throw NotYet(lambda.Range, "a lambda of several parameters");
        }

        return lambda is null ? list : Over(list, lambda.Parameters[0].Text, lambda.Body);
    }

    private Typed Aggregated(SyntaxTree.Call tree, Typed.List list)
    {
        var value = (list.Element as Typed.Value)?.Node;
        var isBool = value?.Kind == ValueKind.Bool;
        Node Of(Aggregate aggregate, Node node) => Place(tree, Reduce.Of(nodes, aggregate, list.Inner, node));
        switch (tree.Function)
        {
            case "count":
                return new Typed.Value(isBool ? Of(Nodes.Aggregate.CountTrue, value!) : CountPresent(list, value));
            case "any" when value is null:
                return new Typed.Value(Compare.Of(nodes, Relation.Greater, CountObjects.Of(nodes, list.Inner), Constant.Of(nodes, 0L)));
            case "any" or "all":
                return isBool
                    ? new Typed.Value(Of(tree.Function == "any" ? Nodes.Aggregate.Any : Nodes.Aggregate.All, value!))
                    : throw Type(tree.Arguments[0].Range, $"{tree.Function} wants conditions, not {list.Describe()}", "each of its values must be true or false", $"{tree.Function}(C, x => x.pt > 20)");
            case "sum" when value is null:
                var v = Vector(list.Element, tree.Arguments[0]);
                return new Typed.Vector(
                    Of(Nodes.Aggregate.Sum, v.Px), Of(Nodes.Aggregate.Sum, v.Py), Of(Nodes.Aggregate.Sum, v.Pz), Of(Nodes.Aggregate.Sum, v.Energy));
        }

        if (value is null || isBool)
        {
            throw Type(
                tree.Arguments[0].Range, $"{tree.Function} wants numbers, not {list.Describe()}", isBool ? "its values are true or false" : "an object is no number",
                isBool ? "count(…) says how many are true" : $"name a member: {tree.Function}(C.pt)");
        }

        return new Typed.Value(Of(tree.Function switch { "sum" => Nodes.Aggregate.Sum, "min" => Nodes.Aggregate.Min, _ => Nodes.Aggregate.Max }, value));
    }

    // Elements that are never missing need no look at them.
    private Node CountPresent(Typed.List list, Node? value) => value is null or Load { IsPlain: true }
        ? CountObjects.Of(nodes, list.Inner)
        : Reduce.Of(nodes, Nodes.Aggregate.CountTrue, list.Inner, IsPresent.Of(nodes, value));

    private Typed Choose(SyntaxTree tree, Func<Node, Node> condition, Typed yes, Typed no)
    {
        if (yes is Typed.Value a && no is Typed.Value b && a.IsBool == b.IsBool)
        {
            var (l, r) = Together(a.Node, b.Node);
            if (l.Kind != r.Kind)
            {
                (l, r) = (ToReal.Of(nodes, l), ToReal.Of(nodes, r));
            }

            return new Typed.Value(Choice.Of(nodes, condition(a.Node), l, r));
        }

        if (yes is Typed.Object x && no is Typed.Object y && x.Collection == y.Collection && x.Offsets == y.Offsets)
        {
            return x with { Item = Choice.Of(nodes, condition(x.Item), x.Item, y.Item) };
        }

        if (yes is not Typed.Value && no is not Typed.Value && Members.IsVector(yes) && Members.IsVector(no))
        {
            var (p, q) = (members.Vector(yes), members.Vector(no));
            Node Part(Node one, Node other) => Choice.Of(nodes, condition(one), one, other);
            return new Typed.Vector(Part(p.Px, q.Px), Part(p.Py, q.Py), Part(p.Pz, q.Pz), Part(p.Energy, q.Energy));
        }

        throw Type(tree.Range, $"both results must be of one type, not {yes.Describe()} and {no.Describe()}", "the type of an expression is one for all events", "make both numbers, both conditions, or both four-vectors");
    }

    private void Count(SyntaxTree.Call tree, int wanted)
    {
        if (tree.Arguments.Count != wanted)
        {
            throw Type(
                tree.Range, $"{tree.Function} wants {wanted} argument{(wanted == 1 ? "" : "s")}, there {(tree.Arguments.Count == 1 ? "is" : "are")} {tree.Arguments.Count}",
                "arguments stand between its parentheses, separated by commas", tree.Function + Functions[tree.Function]);
        }
    }
}
