namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Random expressions that are well typed for <see cref="RandomEvents"/>.</summary>
internal sealed class RandomExpressions(Random random)
{
    // Objects in scope: null for those of brackets, else a parameter's name.
    private readonly List<(string? Parameter, string Collection)> objects = [];
    private int parameters;

    public string Condition() => Bool(4);

    public string Number() => random.Next(3) switch { 0 => List(3), 1 => Integer(4), _ => Real(4) };

    // A list as the result: its elements are numbers.
    private string List(int depth)
    {
        var collection = Collection();
        var view = View(collection, depth);
        return random.Next(4) switch
        {
            0 => RealList(collection, view, depth),
            1 => $"{view}.{IntegerMember(collection)}",
            2 => $"({RealList(collection, view, depth)})[{With(null, "", () => Bool(depth - 1))}]",
            _ => Pick("wave", "triple", "Muon_pt", "Jet_n", "wave[this > 0.5]", "sqrt(abs(triple)) + 1"),
        };
    }

    private string RealList(string collection, string view, int depth)
    {
        if (depth <= 0)
        {
            return $"{view}.{RealMember(collection)}";
        }

        var one = RealList(collection, view, depth - 1);
        return random.Next(6) switch
        {
            0 => $"({one} {Pick("+", "-", "*", "/", "%")} {RealList(collection, view, depth - 1)})",
            1 => $"({Real(depth - 1)} {Pick("+", "-", "*")} {one})",
            2 => $"{RealFunction()}({one})",
            3 => $"if({one} {Relation()} {Real(depth - 1)}, {one}, {RealList(collection, view, depth - 1)})",
            4 => $"mass({view} + {view}[0]?)",
            _ => $"deltaR({view}, MET3)".Replace("MET3", Pick("Jet[0]?", "Muon[1]?", "(Pair[0] + Pair[1])")),
        };
    }

    private string Real(int depth)
    {
        if (depth <= 0)
        {
            return Leaf();
        }

        switch (random.Next(15))
        {
            case 0 or 1:
                return $"({Real(depth - 1)} {Pick("+", "-", "*", "/")} {Real(depth - 1)})";
            case 2:
                return $"{RealFunction()}({Real(depth - 1)})";
            case 3:
                return $"({Integer(depth - 1)} {Pick("/", "*", "+")} {Real(depth - 1)})";
            case 4:
                return $"if({Bool(depth - 1)}, {Real(depth - 1)}, {Pick(Real(depth - 1), Integer(depth - 1))})";
            case 5:
                return $"{Pick("min", "max", "pow", "atan2")}({Real(depth - 1)}, {Real(depth - 1)})";
            case 6 or 7:
                var collection = Collection();
                return $"{Pick("sum", "min", "max")}({RealList(collection, View(collection, depth - 1), Math.Min(depth - 1, 2))})";
            case 8:
                return $"({Real(depth - 1)} ?? {Real(depth - 1)})";
            case 9:
                return $"{Pick("mass", "pt", "eta", "phi", "energy", "px", "pz")}({Vector(depth - 1)})";
            case 10:
                return $"{Pick("deltaR", "deltaPhi")}({Vector(depth - 1)}, {Vector(depth - 1)})";
            case 11:
                var over = Collection();
                var name = $"x{parameters++}";
                return $"{Pick("sum", "min", "max")}({View(over, depth - 1)}, {name} => {With(name, over, () => Real(depth - 2))})";
            case 12:
                return $"({RealList("Muon", "Muon", 1)})[{Integer(0)}]?";
            default:
                return Leaf();
        }
    }

    private string Leaf()
    {
        if (objects.Count > 0 && random.Next(3) > 0)
        {
            var (parameter, collection) = objects[random.Next(objects.Count)];
            var innermost = objects.FindLast(o => o.Parameter is null);
            if (collection.Length > 0 && (parameter is not null || innermost.Collection == collection))
            {
                return parameter is null ? Pick("", "this.") + RealMember(collection) : $"{parameter}.{RealMember(collection)}";
            }
        }

        return Pick("weight", "odd", "MET.pt", "MET.phi", "MET.px", "0.5", "2", "1e3", ".25", "Pair[0].px", "Pair[1].pt", "triple[2]", "-3.5", "Muon[0]?.pt");
    }

    private string Integer(int depth)
    {
        if (depth <= 0)
        {
            return Pick("k", "huge", "1", "2", "3", "-1", "count(Muon)", "count(Jet)", "0", "9223372036854775807");
        }

        var collection = Collection();
        return random.Next(14) switch
        {
            0 or 1 => $"({Integer(depth - 1)} {Pick("+", "-", "*")} {Integer(depth - 1)})",
            2 => $"({Integer(depth - 1)} % {Pick("7", "-3", "k", "2")})",
            3 => $"({Integer(depth - 1)} {Pick("&", "|", "^")} {Integer(depth - 1)})",
            4 => $"({Pick("1", "k", "5")} {Pick("<<", ">>")} {Pick("2", "k", "40")})",
            5 => $"count({View(collection, depth - 1)})",
            6 => $"count({RealList(collection, View(collection, depth - 1), 1)} {Relation()} {Real(depth - 2)})",
            7 => $"{Pick("sum", "min", "max")}({View(collection, depth - 1)}.{IntegerMember(collection)})",
            8 => $"-{Integer(depth - 1)}",
            9 => $"if({Bool(depth - 1)}, {Integer(depth - 1)}, {Integer(depth - 1)})",
            10 => $"abs({Integer(depth - 1)})",
            11 => $"{Pick("min", "max")}({Integer(depth - 1)}, {Integer(depth - 1)})",
            12 => $"{View(collection, depth - 1)}[{Pick("0", "1", "k")}]{Pick("?", "?", "")}.{IntegerMember(collection)}",
            _ => Pick("k", "huge", "count(Muon)", "sum(Muon.charge)"),
        };
    }

    private string Unsigned(int depth) => depth <= 0 ? Pick("id", "18446744073709551615", "id") : random.Next(4) switch
    {
        0 => $"({Unsigned(depth - 1)} {Pick("+", "-", "*", "%", "&", "|")} {Pick("1", "3", Unsigned(depth - 1))})",
        1 => $"({Unsigned(depth - 1)} >> {Pick("1", "60")})",
        _ => "id",
    };

    private string Bool(int depth)
    {
        if (depth <= 0)
        {
            return Pick("trigger", "true", $"({Leaf()} {Relation()} {Leaf()})", "(k > 1)", "(count(Jet) >= 2)");
        }

        var collection = Collection();
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                return $"({Real(depth - 1)} {Relation()} {Real(depth - 1)})";
            case 3:
                return $"({Bool(depth - 1)} && {Bool(depth - 1)})";
            case 4:
                return $"({Bool(depth - 1)} || {Bool(depth - 1)})";
            case 5:
                return $"!({Bool(depth - 1)})";
            case 6:
                return $"({Integer(depth - 1)} {Relation()} {Pick(Integer(depth - 1), Unsigned(1))})";
            case 7:
                return $"({Unsigned(depth - 1)} {Relation()} {Unsigned(depth - 1)})";
            case 8:
                return $"({Real(depth - 1)} < {Real(depth - 1)} <= {Real(depth - 1)})";
            case 9:
                return $"{Pick("any", "all")}({RealList(collection, View(collection, depth - 1), 1)} {Relation()} {Real(depth - 1)})";
            case 10:
                var name = $"x{parameters++}";
                return $"{Pick("any", "all")}({View(collection, depth - 1)}, {name} => {With(name, collection, () => Bool(depth - 2))})";
            case 11:
                return $"(count({View(collection, depth - 1)}) > {Pick("0", "1")} && {View(collection, depth - 1)}[{Pick("0", "1")}].{RealMember(collection)} > {Leaf()})";
            case 12:
                return Pick($"has({Real(depth - 1)})", $"isnan({Real(depth - 1)})", $"any({View(collection, depth - 1)})", $"any({View("Muon", depth - 1)}.tight)");
            default:
                return $"({Bool(depth - 1)} == {Bool(depth - 1)})";
        }
    }

    private string Vector(int depth)
    {
        var collection = Collection();
        return random.Next(5) switch
        {
            0 when depth > 0 => $"({Vector(depth - 1)} {Pick("+", "-")} {Vector(depth - 1)})",
            1 when depth > 0 => $"sum({View(collection, depth - 1)})",
            2 when objects.Count > 0 && objects[^1] is { Parameter: { } name } => name,
            3 when objects.FindLast(o => o.Parameter is null) is { Collection.Length: > 0 } => "this",
            4 when depth > 0 => $"if({Bool(depth - 1)}, {View(collection, 0)}[0]?, {View(Collection(), 0)}[1]?)",
            _ => $"{View(collection, depth - 1)}[{Pick("0", "1")}]?",
        };
    }

    private string View(string collection, int depth) => depth <= 0 || random.Next(2) == 0
        ? collection
        : $"{View(collection, depth - 2)}[{With(null, collection, () => Bool(depth - 1))}]";

    private string With(string? parameter, string collection, Func<string> make)
    {
        objects.Add((parameter, collection));
        var text = make();
        objects.RemoveAt(objects.Count - 1);
        return text;
    }

    private string Collection() => Pick("Muon", "Muon", "Jet", "Pair");

    private string RealMember(string collection) => collection switch
    {
        "Muon" => Pick("pt", "eta", "phi", "mass", "px", "py", "pz", "energy"),
        "Jet" => Pick("px", "py", "pz", "energy", "pt", "eta", "phi", "mass", "btag"),
        _ => Pick("px", "py", "pz", "energy", "pt", "mass"),
    };

    private string IntegerMember(string collection) => collection switch { "Muon" => Pick("charge", "charge", "bits"), "Jet" => "n", _ => "q" };

    private string RealFunction() => Pick("abs", "sqrt", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asinh", "asin", "acos", "atan", "floor", "ceil", "-");

    private string Relation() => Pick("<", "<=", ">", ">=", "==", "!=");

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
