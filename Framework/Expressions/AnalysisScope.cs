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

    private AnalysisScope(EventSchema schema, NodeFactory nodes, IReadOnlyDictionary<string, Define> defines)
    {
        this.schema = schema;
        this.nodes = nodes;
        this.defines = defines;
    }

    /// <summary>The scope of a schema without any define. Columns that expressions name get slots in <paramref name="slots"/>.</summary>
    public static AnalysisScope For(EventSchema schema, ColumnSlots slots) => new(schema, new NodeFactory(slots), new Dictionary<string, Define>());

    /// <summary>A scope that also knows <paramref name="name"/>, which stands for <paramref name="text"/>; it is typed now and evaluated only where it is used.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or the name is taken.</exception>
    public AnalysisScope Define(string name, SourceText text)
    {
        CheckName(name, text);
        var binder = new Binder(schema, nodes, defines, text);
        var define = new Define(name, text, binder.Bind(Parser.Parse(text)), binder.Texts);
        return new AnalysisScope(schema, nodes, new Dictionary<string, Define>(defines, StringComparer.Ordinal) { [name] = define });
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
        return new AnalysisScope(schema, nodes, new Dictionary<string, Define>(defines, StringComparer.Ordinal) { [name] = new Define(name, place, meaning, [place]) });
    }

    /// <summary>Compiles a condition: one bool for each event.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a condition.</exception>
    public EventFilter CompileFilter(SourceText text)
    {
        var tree = Parser.Parse(text);
        var binder = new Binder(schema, nodes, defines, text);
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
        var binder = new Binder(schema, nodes, defines, text);
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
