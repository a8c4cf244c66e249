using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>
/// Evaluates an expression event by event by walking over its syntax, in the plainest way: it says what the language
/// means, and the compiled form must give the same bits. A missing value is null.
/// </summary>
internal sealed class TreeWalker(
    EventSchema schema, ColumnSlots slots, Block block, IReadOnlyDictionary<string, SourceText> defines, SourceText source)
{
    private readonly List<(string? Parameter, object? Element)> elements = [];
    private readonly SyntaxTree root = Parser.Parse(source);
    private int entry;

    public object? Evaluate(int eventOfBlock)
    {
        entry = eventOfBlock;
        elements.Clear();
        Types.Elements.Clear();
        return Value(root);
    }

    public WalkTypes Types { get; } = new(schema, defines);

    private object? Value(SyntaxTree tree) => tree switch
    {
        SyntaxTree.Integer { Value: <= long.MaxValue } integer => (long)integer.Value,
        SyntaxTree.Integer integer => integer.Value,
        SyntaxTree.Real real => real.Value,
        SyntaxTree.Bool literal => literal.Value,
        SyntaxTree.This => elements.FindLast(element => element.Parameter is null).Element,
        SyntaxTree.Name name => Name(name.Value),
        SyntaxTree.Unary unary => Map(Value(unary.Operand), x => WalkArithmetic.Unary(unary.Operator, x, this, tree)),
        SyntaxTree.Binary { Operator: "&&" or "||" } logic => Logic(logic),
        SyntaxTree.Binary { Operator: "??" } coalesce => Else(Value(coalesce.Left), () => Value(coalesce.Right), Types.Of(tree)),
        SyntaxTree.Binary binary => Map(
            Attempt(binary.Left), Attempt(binary.Right), (l, r) => WalkArithmetic.Binary(binary, l, r, this)),
        SyntaxTree.Comparison comparison => Comparison(comparison),
        SyntaxTree.Member member => Map(Value(member.Object), x => Component(x, member.MemberName)),
        SyntaxTree.Index index => Index(index, optional: false),
        SyntaxTree.Optional { Operand: SyntaxTree.Index index } => Index(index, optional: true),
        SyntaxTree.Call call => Call(call),
        _ => throw new NotSupportedException(tree.ToString()),
    };

    private object? Name(string name)
    {
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            var (parameter, element) = elements[i];
            if (parameter == name)
            {
                return element;
            }

            if (parameter is null && element is WalkObject found && WalkTypes.HasMember(found.Collection, name))
            {
                return Component(element, name);
            }
        }

        if (defines.TryGetValue(name, out var text))
        {
            return new TreeWalker(schema, slots, block, defines, text).Evaluate(entry);
        }

        if (schema.FindCollection(name) is { } collection)
        {
            return collection.IsList ? Objects(collection) : new WalkObject(collection, entry);
        }

        var column = block[slots.Add(name)];
        return column switch
        {
            ListColumn list => new WalkList(
                list.Offsets[entry + 1] - list.Offsets[entry], i => Number((NumberColumn)list.Content, list.Offsets[entry] + i)),
            FixedArrayColumn array => new WalkList(array.Length, i => Number((NumberColumn)array.Content, (entry * array.Length) + i)),
            _ => Number((NumberColumn)column, entry),
        };
    }

    private WalkList Objects(SchemaCollection collection)
    {
        var list = (ListColumn)block[slots.AddSideBySide(collection.Members[0].Columns)];
        var start = list.Offsets[entry];
        return new WalkList(list.Offsets[entry + 1] - start, i => new WalkObject(collection, start + i));
    }

    private static object Number(NumberColumn column, int i) => column.Kind switch
    {
        NumberKind.Bool => column.Values<bool>()[i],
        NumberKind.Int8 => (long)column.Values<sbyte>()[i],
        NumberKind.UInt8 => (long)column.Values<byte>()[i],
        NumberKind.Int16 => (long)column.Values<short>()[i],
        NumberKind.UInt16 => (long)column.Values<ushort>()[i],
        NumberKind.Int32 => (long)column.Values<int>()[i],
        NumberKind.UInt32 => (long)column.Values<uint>()[i],
        NumberKind.Int64 => column.Values<long>()[i],
        NumberKind.UInt64 => column.Values<ulong>()[i],
        NumberKind.Float32 => (double)column.Values<float>()[i],
        _ => column.Values<double>()[i],
    };

    // An element for each when one of the operands is a list: broadcasting.
    private static object? Map(object? x, Func<object, object?> f)
        => x is null ? null : x is WalkList list ? new WalkList(list.Count, i => Map(list.At(i), f)) : f(x);

    private static object? Map(object? x, object? y, Func<object, object, object?> f) => (x, y) switch
    {
        (EvaluationException, WalkList b) => new WalkList(b.Count, _ => throw (EvaluationException)x),
        (WalkList a, EvaluationException) => new WalkList(a.Count, _ => throw (EvaluationException)y),
        (EvaluationException failed, _) => throw failed,
        (_, EvaluationException failed) => throw failed,
        (WalkList a, WalkList b) => new WalkList(a.Count, i => Map(a.At(i), b.At(i), f)),
        (WalkList a, _) => new WalkList(a.Count, i => Map(a.At(i), y, f)),
        (_, WalkList b) => new WalkList(b.Count, i => Map(x, b.At(i), f)),
        (null, _) or (_, null) => null,
        _ => f(x, y),
    };

    // Beside a list a single value is needed where there is an element: beside an empty one its error does not matter.
    private object? Attempt(SyntaxTree tree)
    {
        try
        {
            return Value(tree);
        }
        catch (EvaluationException failure)
        {
            return failure;
        }
    }

    private object? Logic(SyntaxTree.Binary logic)
    {
        // The right side is looked at only where the left one leaves it open.
        var wanted = logic.Operator == "&&";
        return Guard(Value(logic.Left), () => Value(logic.Right), wanted);
    }

    private static object? Guard(object? left, Func<object?> right, bool and)
    {
        if (left is WalkList list)
        {
            return new WalkList(list.Count, i => Guard(list.At(i), () => right() is WalkList r ? r.At(i) : right(), and));
        }

        if (and)
        {
            return left is true ? right() : left;
        }

        return left is true ? true : WalkArithmetic.Or(left, right());
    }

    private object? Comparison(SyntaxTree.Comparison tree)
    {
        var result = Compare(tree, 0);
        for (var i = 1; i < tree.Operators.Count; i++)
        {
            var at = i;
            result = Guard(result, () => Compare(tree, at), and: true);
        }

        return result;
    }

    private object? Compare(SyntaxTree.Comparison tree, int i) => Map(
        Attempt(tree.Operands[i]), Attempt(tree.Operands[i + 1]), (l, r) => WalkArithmetic.Compare(tree.Operators[i].Text, l, r));

    private object? Index(SyntaxTree.Index tree, bool optional)
    {
        if (Value(tree.Object) is not WalkList list)
        {
            return null;
        }

        var element = Types.Of(tree.Object);
        Types.Elements.Add((null, element));
        var isMask = Types.Of(tree.Argument) == WalkType.Bool;
        Types.Elements.RemoveAt(Types.Elements.Count - 1);
        if (isMask)
        {
            var kept = Enumerable.Range(0, list.Count).Where(i => With(null, list.At(i), element, tree.Argument) is var test
                && (test is WalkList tests ? tests.At(i) : test) is true).ToArray();
            return new WalkList(kept.Length, i => list.At(kept[i]));
        }

        return Map(Value(tree.Argument), at =>
        {
            var inside = at is ulong u ? u < (ulong)list.Count : (long)at >= 0 && (long)at < list.Count;
            return inside ? list.At(Convert.ToInt32(at)) : optional ? null : throw Error(tree, $"index {at} is out of range");
        });
    }

    // Lists are lazy: what is around an element when its list is made is around it when it is evaluated.
    private object? With(string? parameter, object? element, WalkType type, SyntaxTree body)
    {
        elements.Add((parameter, element));
        Types.Elements.Add((parameter, type));
        var value = Value(body);
        elements.RemoveAt(elements.Count - 1);
        Types.Elements.RemoveAt(Types.Elements.Count - 1);
        return value;
    }

    private object? Call(SyntaxTree.Call call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case "if":
                return If(Value(arguments[0]), () => Value(arguments[1]), () => Value(arguments[2]), Types.Of(call));
            case "has":
                return Has(Value(arguments[0]));
            case "count" or "sum" or "any" or "all":
            case "min" or "max" when arguments.Count == 1 || arguments[1] is SyntaxTree.Lambda:
                var list = (WalkList?)Value(arguments[0]);
                if (list is not null && arguments.Count == 2)
                {
                    var lambda = (SyntaxTree.Lambda)arguments[1];
                    var over = list;
                    var type = Types.Of(arguments[0]);
                    list = new WalkList(over.Count, i => With(lambda.Parameters[0].Text, over.At(i), type, lambda.Body));
                }

                return list is null ? null : WalkArithmetic.Aggregate(call, Enumerable.Range(0, list.Count).Select(list.At), this);
            case "pt" or "eta" or "phi" or "mass" or "px" or "py" or "pz" or "energy":
                return Map(Value(arguments[0]), x => Component(x, call.Function));
        }

        return arguments.Count == 1
            ? Map(Value(arguments[0]), x => WalkArithmetic.Function(call, x, this))
            : Map(Attempt(arguments[0]), Attempt(arguments[1]), (x, y) => WalkArithmetic.Function(call, x, y, this));
    }

    private object? If(object? condition, Func<object?> a, Func<object?> b, WalkType type) => condition switch
    {
        null => null,
        WalkList list => new WalkList(list.Count, i => If(list.At(i), () => ElementOf(a(), i), () => ElementOf(b(), i), type)),
        true => Converted(a(), type),
        _ => Converted(b(), type),
    };

    private object? Else(object? value, Func<object?> other, WalkType type) => value switch
    {
        WalkList list => new WalkList(list.Count, i => Else(list.At(i), () => ElementOf(other(), i), type)),
        null => other() is WalkList list ? new WalkList(list.Count, i => Converted(list.At(i), type)) : Converted(other(), type),
        _ => Converted(value, type),
    };

    private static object? Has(object? value) => value is WalkList list ? new WalkList(list.Count, i => list.At(i) is not null) : value is not null;

    private static object? ElementOf(object? value, int i) => value is WalkList list ? list.At(i) : value;

    private object? Converted(object? value, WalkType type) => (value, type.Kind) switch
    {
        (WalkList list, _) => new WalkList(list.Count, i => Converted(list.At(i), type)),
        (long l, "float64") => (double)l,
        (ulong u, "float64") => (double)u,
        (long l, "uint64") => (ulong)l,
        (WalkObject, "vector") => Vector(value),
        _ => value,
    };

    public object? Component(object x, string name)
    {
        if (x is WalkObject found && found.Collection.Find(name) is { } member)
        {
            var column = block[slots.AddSideBySide(member.Columns)];
            return Number((NumberColumn)(column is ListColumn list ? list.Content : column), found.Item);
        }

        if (x is WalkObject kinematic && WalkTypes.HasPolar(kinematic.Collection, name))
        {
            double Of(string part) => Convert.ToDouble(Component(x, part));
            return name switch
            {
                "px" => Kinematics.Px(Of("pt"), Of("phi")),
                "py" => Kinematics.Py(Of("pt"), Of("phi")),
                "pz" => Kinematics.Pz(Of("pt"), Of("eta")),
                _ => Vector(x).E,
            };
        }

        var v = x as WalkVector;
        double Part(string part) => v is null ? Convert.ToDouble(Component(x, part)) : part switch { "px" => v.Px, "py" => v.Py, "pz" => v.Pz, _ => v.E };
        return name switch
        {
            "px" or "py" or "pz" or "energy" => Part(name),
            "pt" => Kinematics.Pt(Part("px"), Part("py")),
            "phi" => Kinematics.Phi(Part("px"), Part("py")),
            "eta" => Kinematics.Eta(Part("px"), Part("py"), Part("pz")),
            _ => Kinematics.Mass(Part("px"), Part("py"), Part("pz"), Part("energy")),
        };
    }

    public WalkVector Vector(object x)
    {
        if (x is WalkVector v)
        {
            return v;
        }

        double Of(string part) => Convert.ToDouble(Component(x, part));
        return WalkTypes.HasMember(((WalkObject)x).Collection, "energy") && ((WalkObject)x).Collection.Find("px") is not null
            ? new WalkVector(Of("px"), Of("py"), Of("pz"), Of("energy"))
            : Polar(Of("pt"), Of("eta"), Of("phi"), Of("mass"));
    }

    private static WalkVector Polar(double pt, double eta, double phi, double mass)
    {
        var (px, py, pz) = (Kinematics.Px(pt, phi), Kinematics.Py(pt, phi), Kinematics.Pz(pt, eta));
        return new WalkVector(px, py, pz, Kinematics.Energy(px, py, pz, mass));
    }

    public EvaluationException Error(SyntaxTree tree, string what)
        => new(source, tree.Range.Start, tree.Range.Length, what, block.SourceName, block.FirstEntry + entry, null);
}
