using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Expressions.Typing;

// Operators.
internal sealed partial class Binder
{
    private Typed Unary(SyntaxTree.Unary tree) => Elementwise(tree, [Bind(tree.Operand)], arguments =>
    {
        var thing = arguments[0];
        switch (tree.Operator)
        {
            case "!":
                return new Typed.Value(Not.Of(nodes, Condition(thing, tree.Operand)));
            case "-" when thing is not Typed.Value && Members.IsVector(thing):
                var v = members.Vector(thing);
                Node Minus(Node part) => RealUnary.Of(nodes, RealOperator.Negate, part);
                return new Typed.Vector(Minus(v.Px), Minus(v.Py), Minus(v.Pz), Minus(v.Energy));
        }

        var node = Number(thing, tree.Operand);
        return new Typed.Value((tree.Operator, node) switch
        {
            ("+", _) => node,
            ("-", Constant { Value: double d }) => Constant.Of(nodes, -d),
            ("-", Constant { Value: long and > 0 and var l }) => Constant.Of(nodes, -l),
            ("-", { Kind: ValueKind.Float64 }) => RealUnary.Of(nodes, RealOperator.Negate, node),
            ("-", _) => Place(tree, Integer.Of(nodes, IntegerOperator.Negate, ValueKind.Int64, node, node)),
            (_, { Kind: ValueKind.Float64 }) => throw Type(tree.Range, $"{tree.Operator} is for integers, not float64", "it inverts the bits of a whole number", "-x is the negative of a number, !x the opposite of a condition"),
            _ => Integer.Of(nodes, IntegerOperator.Complement, node.Kind, node, node),
        });
    });

    private Typed Binary(SyntaxTree.Binary tree) => Elementwise(tree, [Bind(tree.Left), Bind(tree.Right)], arguments =>
    {
        var (left, right) = (arguments[0], arguments[1]);
        if (tree.Operator is "+" or "-" && (left is not Typed.Value || right is not Typed.Value))
        {
            var (a, b) = (Vector(left, tree.Left), Vector(right, tree.Right));
            var sum = tree.Operator == "+" ? RealOperator.Add : RealOperator.Subtract;
            Node Both(Node x, Node y) => RealBinary.Of(nodes, sum, x, y);
            return new Typed.Vector(Both(a.Px, b.Px), Both(a.Py, b.Py), Both(a.Pz, b.Pz), Both(a.Energy, b.Energy));
        }

        var (l, r) = (Number(left, tree.Left), Number(right, tree.Right));
        if (tree.Operator == "/" || (tree.Operator is "+" or "-" or "*" or "%" && (l.Kind == ValueKind.Float64 || r.Kind == ValueKind.Float64)))
        {
            var operation = tree.Operator switch
            {
                "+" => RealOperator.Add,
                "-" => RealOperator.Subtract,
                "*" => RealOperator.Multiply,
                "/" => RealOperator.Divide,
                _ => RealOperator.Remainder,
            };
            return new Typed.Value(RealBinary.Of(nodes, operation, ToReal.Of(nodes, l), ToReal.Of(nodes, r)));
        }

        if (!l.Kind.IsInteger() || !r.Kind.IsInteger())
        {
            throw Type(
                tree.Range, $"{tree.Operator} is for integers, not {left.Describe()} and {right.Describe()}", "it works on the bits of whole numbers",
                tree.Operator == "^" ? "a power is pow(x, y)" : "&& and || combine conditions; & and | bind looser than comparisons, as in C: put parentheses");
        }

        return new Typed.Value(Place(tree, Integral(
            tree.Operator switch
            {
                "+" => IntegerOperator.Add,
                "-" => IntegerOperator.Subtract,
                "*" => IntegerOperator.Multiply,
                "%" => IntegerOperator.Remainder,
                "&" => IntegerOperator.And,
                "|" => IntegerOperator.Or,
                "^" => IntegerOperator.Xor,
                "<<" => IntegerOperator.ShiftLeft,
                _ => IntegerOperator.ShiftRight,
            },
            l,
            r)));
    });

    private Node Integral(IntegerOperator operation, Node left, Node right)
    {
        var (l, r) = Together(left, right);
        return Integer.Of(nodes, operation, l.Kind == ValueKind.UInt64 && r.Kind == ValueKind.UInt64 ? ValueKind.UInt64 : ValueKind.Int64, l, r);
    }

    // A literal beside a uint64 is one.
    private (Node Left, Node Right) Together(Node left, Node right) => (left, right) switch
    {
        (Constant { Value: long and >= 0 and var l }, { Kind: ValueKind.UInt64 }) => (Constant.Of(nodes, (ulong)l), right),
        ({ Kind: ValueKind.UInt64 }, Constant { Value: long and >= 0 and var r }) => (left, Constant.Of(nodes, (ulong)r)),
        _ => (left, right),
    };

    private Typed Comparison(SyntaxTree.Comparison tree)
    {
        var operands = tree.Operands.Select(Bind).ToArray();
        var result = Compared(tree, 0, operands[0], operands[1]);
        for (var i = 1; i < tree.Operators.Count; i++)
        {
            var next = Compared(tree, i, operands[i], operands[i + 1]);
            result = Elementwise(tree, [result, next], arguments => new Typed.Value(
                Nodes.Logic.Of(nodes, true, ((Typed.Value)arguments[0]).Node, ((Typed.Value)arguments[1]).Node)));
        }

        return result;
    }

    private Typed Compared(SyntaxTree.Comparison tree, int at, Typed left, Typed right) => Elementwise(tree, [left, right], arguments =>
    {
        var op = tree.Operators[at];
        var relation = op.Text switch
        {
            "==" => Relation.Equal,
            "!=" => Relation.NotEqual,
            "<" => Relation.Less,
            "<=" => Relation.LessOrEqual,
            ">" => Relation.Greater,
            _ => Relation.GreaterOrEqual,
        };
        var equality = relation is Relation.Equal or Relation.NotEqual;
        if (arguments[0] is Typed.Object && arguments[1] is Typed.Object && equality)
        {
            throw NotYet(op.Range, "whether two objects are the same");
        }

        if (arguments[0] is Typed.Value { IsBool: true } p && arguments[1] is Typed.Value { IsBool: true } q)
        {
            return equality ? new Typed.Value(Compare.Of(nodes, relation, p.Node, q.Node)) : throw Type(op.Range, $"{op.Text} is for numbers, not for conditions", "true is not more than false", "==, !=, && and || combine conditions");
        }

        var (l, r) = (Number(arguments[0], tree.Operands[at]), Number(arguments[1], tree.Operands[at + 1]));
        if (l.Kind == ValueKind.Float64 || r.Kind == ValueKind.Float64)
        {
            (l, r) = (ToReal.Of(nodes, l), ToReal.Of(nodes, r));
        }

        (l, r) = Together(l, r);
        if (l is Constant && r is not Constant)
        {
            // 20 < pt is pt > 20, for which there is a loop without a second array.
            (l, r) = (r, l);
            relation = relation switch
            {
                Relation.Less => Relation.Greater,
                Relation.LessOrEqual => Relation.GreaterOrEqual,
                Relation.Greater => Relation.Less,
                Relation.GreaterOrEqual => Relation.LessOrEqual,
                _ => relation,
            };
        }

        return new Typed.Value(Compare.Of(nodes, relation, l, r));
    });

    private Node Number(Typed thing, SyntaxTree tree) => thing switch
    {
        Typed.Value { IsBool: false } value => value.Node,
        Typed.Value => throw Type(tree.Range, "a number is wanted here, not a condition", "a bool is no number; as a condition it needs no comparison", "if(x, 1, 0) makes a number of it"),
        _ => throw Type(tree.Range, $"a number is wanted here, not {thing.Describe()}", "only numbers can be calculated with", "name a member: x.pt"),
    };

    private Typed.Vector Vector(Typed thing, SyntaxTree tree) => Members.IsVector(thing)
        ? members.Vector(thing)
        : throw Type(
            tree.Range, $"{thing.Describe()} is no four-vector", "an object is one if it has (px, py, pz, energy) or (pt, eta, phi, mass)",
            thing is Typed.Object ? "it has: " + string.Join(", ", Members.Of(thing)) : "Muon[0] + Muon[1] is one");

    private Node Place(SyntaxTree tree, Node node)
    {
        node.AddPlace(source, tree.Range);
        return node;
    }
}
