using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Syntax;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions;

/// <summary>
/// The names that an expression may use: what the schema makes of the columns, and the defines so far. Immutable: a
/// define makes a scope below, so that each path of an analysis sees its own. Compiling is for one thread, before event 1.
/// </summary>
public sealed class AnalysisScope
{
    private readonly EventSchema schema;
    private readonly NodeFactory nodes;
    private readonly IReadOnlyDictionary<string, Define> defines;
    private readonly IReadOnlyDictionary<string, string> below;

    private AnalysisScope(EventSchema schema, NodeFactory nodes, IReadOnlyDictionary<string, Define> defines, IReadOnlyDictionary<string, string> below)
    {
        this.schema = schema;
        this.nodes = nodes;
        this.defines = defines;
        this.below = below;
    }

    /// <summary>The scope of a schema without any define. Columns that expressions name get slots in <paramref name="slots"/>.</summary>
    public static AnalysisScope For(EventSchema schema, ColumnSlots slots) => new(schema, new NodeFactory(slots), new Dictionary<string, Define>(), new Dictionary<string, string>());

    /// <summary>The same scope, which explains the names that are only defined further down: each with the place where it is.</summary>
    public AnalysisScope Announce(IReadOnlyDictionary<string, string> places) => new(schema, nodes, defines, places);

    /// <summary>A scope that also knows <paramref name="name"/>, which stands for <paramref name="text"/>; it is typed now and evaluated only where it is used.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or the name is taken.</exception>
    public AnalysisScope Define(string name, SourceText text)
    {
        CheckName(name, text);
        var binder = Binder(text);
        var define = new Define(name, text, binder.Bind(Parser.Parse(text)), binder.Texts);
        return With(name, define);
    }

    /// <summary>A scope that also knows these defines, each of which sees those above it.</summary>
    /// <exception cref="DefineOrderException">One is used above where it stands, or needs itself.</exception>
    /// <exception cref="ExpressionException">A text has no meaning, or a name is taken.</exception>
    public AnalysisScope Define(IReadOnlyList<(string Name, SourceText Text)> texts)
    {
        var scope = this;
        foreach (var (name, text) in texts)
        {
            try
            {
                scope = scope.Define(name, text);
            }
            catch (UnknownNameException e) when (texts.Any(other => other.Name == e.Name))
            {
                throw scope.WrongOrder(name, e, texts);
            }
        }

        return scope;
    }

    /// <summary>A scope that also knows the column of a slot, a number for each event, under a name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What one value is.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="place">Who makes it, for messages.</param>
    /// <exception cref="ExpressionException">The name is taken, or is none.</exception>
    public AnalysisScope Column(string name, NumberKind kind, int slot, SourceText place)
    {
        CheckName(name, place);
        var meaning = new Typed.Value(Load.Of(nodes, slot, kind, nodes.Element(nodes.Events), null, name));
        return With(name, new Define(name, place, meaning, [place]));
    }

    /// <summary>Compiles a condition: one bool for each event.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a condition.</exception>
    public EventFilter CompileFilter(SourceText text)
    {
        var tree = Parser.Parse(text);
        var binder = Binder(text);
        var meaning = binder.Bind(tree);
        return meaning is Typed.Value { IsBool: true }
            ? new EventFilter(new Program(nodes, text, binder.Texts, meaning))
            : throw new ExpressionTypeException(
                text, tree.Range.Start, tree.Range.Length, $"a filter wants one condition for each event, not {meaning.Describe()}", "an event passes where it is true", meaning switch
                {
                    Typed.List { Element: Typed.Value { IsBool: true } } => "any(…), all(…) or count(…) make one of a list",
                    Typed.Value => "compare it: x != 0",
                    Typed.List { Element: Typed.Object } => "count(…) > 0 asks whether there is one",
                    _ => "compare a member of it: x.pt > 20",
                });
    }

    /// <summary>Compiles a number, or a list of numbers, for each event.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a number.</exception>
    public EventNumbers CompileNumbers(SourceText text)
    {
        var tree = Parser.Parse(text);
        var binder = Binder(text);
        var meaning = binder.Bind(tree);
        var real = meaning switch
        {
            Typed.Value value => value with { Node = ToReal.Of(nodes, value.Node) },
            Typed.List { Element: Typed.Value element } list => list with { Element = new Typed.Value(ToReal.Of(nodes, element.Node)) },
            _ => (Typed?)null,
        };
        return real is not null
            ? new EventNumbers(new Program(nodes, text, binder.Texts, real))
            : throw new ExpressionTypeException(
                text, tree.Range.Start, tree.Range.Length, $"a number or a list of numbers is wanted, not {meaning.Describe()}", meaning is Typed.List ? "its elements are no numbers" : "an object has many numbers",
                "name a component: mass(…), pt(…) or a member");
    }

    private Binder Binder(SourceText text) => new(schema, nodes, defines, below, text);

    private AnalysisScope With(string name, Define define) =>
        new(schema, nodes, new Dictionary<string, Define>(defines, StringComparer.Ordinal) { [name] = define }, below);

    // Goes from define to define along the first name that each does not know, until one comes back or knows all.
    private DefineOrderException WrongOrder(string name, UnknownNameException use, IReadOnlyList<(string Name, SourceText Text)> texts)
    {
        List<string> chain = [name];
        for (var next = use; ;)
        {
            var seen = chain.IndexOf(next.Name);
            if (seen >= 0)
            {
                var circle = string.Join(" -> ", chain.Skip(seen).Append(next.Name));
                return new DefineOrderException(use, $"the define {chain[seen]} needs itself", $"a cycle: {circle}", "write one of them without the others");
            }

            var text = texts.First(other => other.Name == next.Name).Text;
            try
            {
                Define(next.Name, text);
                break;
            }
            catch (UnknownNameException e) when (texts.Any(other => other.Name == e.Name))
            {
                chain.Add(next.Name);
                next = e;
            }
            catch (ExpressionException)
            {
                // It has an error of its own, which is reported when it stands first.
                break;
            }
        }

        var place = texts.First(other => other.Name == use.Name).Text.Place(0);
        return new DefineOrderException(
            use, $"{use.Name} is used above where it is defined", $"it is defined at {place}, and a define sees those above it", $"put {use.Name} above {name}");
    }

    private void CheckName(string name, SourceText text)
    {
        if (name.Length == 0 || !(char.IsAsciiLetter(name[0]) || name[0] == '_') || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            || name is "true" or "false" or "this")
        {
            throw new ExpressionSyntaxException(text, 0, 1, $"{name} cannot name a define", "a name is letters, digits and _, beginning with a letter, and none of true, false, this");
        }

        var taken = defines.TryGetValue(name, out var define) ? $"it is defined at {define.Source.Place(0)}"
            : schema.FindCollection(name) is not null ? "it is a collection of the schema"
            : schema.FindField(name) is not null ? "it is a column"
            : null;
        if (taken is not null)
        {
            throw new ExpressionSyntaxException(text, 0, 1, $"the name {name} is taken", taken, "choose another name");
        }
    }
}
