using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Expressions.Typing;

/// <summary>Finds out what the names of an expression mean and of which types it is, and makes its nodes.</summary>
internal sealed partial class Binder(
    EventSchema schema, NodeFactory nodes, IReadOnlyDictionary<string, Define> defines, IReadOnlyDictionary<string, string> below, SourceText source)
{
    private readonly Members members = new(nodes);
    private readonly List<Frame> frames = [];

    /// <summary>The texts that the expression is made of: its own and those of the defines that it uses.</summary>
    public HashSet<SourceText> Texts { get; } = new(ReferenceEqualityComparer.Instance) { source };

    private Scope Current => frames.Count == 0 ? nodes.Events : frames[^1].Scope;

    public Typed Bind(SyntaxTree tree)
    {
        switch (tree)
        {
            case SyntaxTree.Integer integer:
                return new Typed.Value(Constant.Of(nodes, integer.Value <= long.MaxValue ? (long)integer.Value : integer.Value));
            case SyntaxTree.Real real:
                return new Typed.Value(Constant.Of(nodes, real.Value));
            case SyntaxTree.Bool literal:
                return new Typed.Value(Constant.Of(nodes, literal.Value));
            case SyntaxTree.Text:
                throw NotYet(tree.Range, "text");
            case SyntaxTree.This:
                return This(tree);
            case SyntaxTree.Name name:
                return Name(name);
            case SyntaxTree.Member member:
                return Member(member);
            case SyntaxTree.Unary unary:
                return Unary(unary);
            case SyntaxTree.Binary { Operator: "&&" or "||" } logic:
                return Elementwise(logic, [Bind(logic.Left), Bind(logic.Right)], arguments => new Typed.Value(Nodes.Logic.Of(
                    nodes, logic.Operator == "&&", Condition(arguments[0], logic.Left), Condition(arguments[1], logic.Right))));
            case SyntaxTree.Binary { Operator: "??" } coalesce:
                return Elementwise(coalesce, [Bind(coalesce.Left), Bind(coalesce.Right)], arguments => Choose(
                    coalesce, a => IsPresent.Of(nodes, a), arguments[0], arguments[1]));
            case SyntaxTree.Binary binary:
                return Binary(binary);
            case SyntaxTree.Comparison comparison:
                return Comparison(comparison);
            case SyntaxTree.Index index:
                return Index(index, optional: false);
            case SyntaxTree.Optional { Operand: SyntaxTree.Index index }:
                return Index(index, optional: true);
            case SyntaxTree.Optional optional:
                throw Type(optional.Range, "? stands behind an index", "it makes x[i] missing where i is out of range", "write x[i]?");
            case SyntaxTree.Call call:
                return Call(call);
            default:
                throw Type(tree.Range, "a lambda is not a value", "it says what a function takes of each object", "x => … is an argument of any, all, count, sum, min, max");
        }
    }

    private Typed This(SyntaxTree tree)
    {
        return frames.FindLast(frame => frame.Parameter is null)?.Element
            ?? throw Type(tree.Range, "this is known inside brackets only", "there it is the object that the condition is asked of", "C[… this …]");
    }

    private Typed Name(SyntaxTree.Name tree)
    {
        var name = tree.Value;
        for (var i = frames.Count - 1; i >= 0; i--)
        {
            var frame = frames[i];
            if (frame.Parameter == name)
            {
                return frame.Element;
            }

            if (frame.Parameter is null && Members.Has(frame.Element, name))
            {
                return new Typed.Value(members.Find(frame.Element, name));
            }
        }

        if (defines.TryGetValue(name, out var define))
        {
            Texts.UnionWith(define.Texts);
            return define.Meaning;
        }

        return schema.FindCollection(name) is { } collection ? Collection(collection)
            : schema.FindField(name) is { } field ? Field(field, tree.Range)
            : throw Unknown(tree.Range, name);
    }

    private UnknownNameException Unknown(TextRange range, string name)
    {
        var known = frames.SelectMany(frame => frame.Parameter is { } parameter ? [parameter] : Members.Of(frame.Element))
            .Concat(defines.Keys).Concat(schema.Collections.Select(collection => collection.Name)).Concat(schema.Fields.Select(field => field.Name));
        var hint = below.TryGetValue(name, out var place) ? $"{name} is defined at {place}: put that above this, an expression sees what stands above it"
            : Functions.ContainsKey(name) ? $"{name} is a function: {name}(…)" : null;
        return new UnknownNameException(source, range.Start, name, $"there is no {name} here", [.. known.Distinct()], hint);
    }

    private Typed Collection(SchemaCollection collection)
    {
        if (!collection.IsList)
        {
            return new Typed.Object(collection, nodes.Element(nodes.Events), null);
        }

        var view = Whole(collection);
        var inner = nodes.ScopeOf(nodes.Events, view);
        return new Typed.List(inner, new Typed.Object(collection, nodes.Element(inner), view.Offsets));
    }

    private View.Whole Whole(SchemaCollection collection) => (View.Whole)nodes.Whole(
        collection.Name, collection, () => new ListOffsets(nodes.Slots, [.. collection.Members.Select(member => member.Columns)]));

    private Typed Field(SchemaField field, TextRange range)
    {
        switch (field.Type)
        {
            case ColumnType.Number number:
                return new Typed.Value(Load.Of(nodes, nodes.Slots.Add(field.Name), number.Kind, nodes.Element(nodes.Events), null, field.Name));
            case ColumnType.List { Item: ColumnType.Number number }:
                // A column of a collection has the collection's shape, so that both can stand in one operation.
                var owner = schema.Collections.FirstOrDefault(
                    candidate => candidate.IsList && candidate.Members.Any(member => member.Columns.Count == 1 && member.Columns[0] == field.Name));
                var view = owner is not null ? Whole(owner) : (View.Whole)nodes.Whole(field.Name, field.Name, () => new ListOffsets(nodes.Slots, [[field.Name]]));
                return ListField(field, number.Kind, view);
            case ColumnType.FixedArray { Item: ColumnType.Number number } array:
                return ListField(field, number.Kind, (View.Whole)nodes.Whole(
                    $"{array.Length} values", array.Length, () => new ListOffsets(nodes.Slots, [], array.Length)));
            case ColumnType.Text:
                throw NotYet(range, $"{field.Name}, a column of text");
            default:
                throw NotYet(range, $"{field.Name}, a column of {field.Type}");
        }
    }

    private Typed.List ListField(SchemaField field, NumberKind kind, View.Whole view)
    {
        var inner = nodes.ScopeOf(nodes.Events, view);
        var offsets = view.Offsets.FixedLength < 0 ? view.Offsets : null;
        return new Typed.List(inner, new Typed.Value(Load.Of(nodes, nodes.Slots.Add(field.Name), kind, nodes.Element(inner), offsets, field.Name)));
    }

    private Typed Member(SyntaxTree.Member tree)
    {
        return Elementwise(tree, [Bind(tree.Object)], arguments =>
        {
            var thing = arguments[0];
            if (Members.Has(thing, tree.MemberName))
            {
                return new Typed.Value(members.Find(thing, tree.MemberName));
            }

            throw thing is Typed.Value
                ? Type(tree.NameRange, $"{thing.Describe()} has no members", "members are of an object or a four-vector", "a number or a condition is used as it is, without a dot")
                : new UnknownNameException(
                    source, tree.NameRange.Start, tree.MemberName, $"{thing.Describe()} has no member {tree.MemberName}", Members.Of(thing));
        });
    }

    private Node Condition(Typed argument, SyntaxTree tree) => argument is Typed.Value { IsBool: true } value
        ? value.Node
        : throw Type(
            tree.Range, $"a condition is wanted here, not {argument.Describe()}", "it must be true or false for each event or object",
            argument is Typed.Value ? "compare it: x != 0" : "compare a member of it: x.pt > 20");

    private ExpressionTypeException Type(TextRange range, string what, string why, string hint)
        => new(source, range.Start, range.Length, what, why, hint);

    private NotYetSupportedException NotYet(TextRange range, string feature, string? hint = null) => new(source, range.Start, range.Length, feature, hint);
}
