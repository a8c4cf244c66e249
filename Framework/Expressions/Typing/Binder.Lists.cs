using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Expressions.Typing;

// Lists: broadcasting, masks, indices, and the scopes in which their elements live.
internal sealed partial class Binder
{
    /// <summary>Applies an operation of single values; where arguments are lists, to each element.</summary>
    private Typed Elementwise(SyntaxTree tree, Typed[] arguments, Func<Typed[], Typed> operation)
    {
        if (Array.Find(arguments, argument => argument is Typed.List) is not Typed.List first)
        {
            return operation(arguments);
        }

        var home = first.Scope;
        foreach (var argument in arguments)
        {
            home = Scope.Deeper(home, argument.Scope);
            if (argument is Typed.List list && list.View != first.View)
            {
                throw Type(
                    tree.Range, $"the lengths of {first.Describe()} and {list.Describe()} need not match",
                    "two lists go together if they come from the same collection and the same mask",
                    "compare each with each by any(list, x => …)");
            }
        }

        var inner = nodes.ScopeOf(home, first.View);
        Check(inner, tree);
        var element = operation([.. arguments.Select(argument => argument is Typed.List list ? Element(list, inner) : argument)]);
        return new Typed.List(inner, element);
    }

    private Typed Element(Typed.List list, Scope inner) => list.Inner == inner ? list.Element : Moved(list.Element, list.Inner, inner, nodes.Element(inner));

    /// <summary>The same thing said of another object: of <paramref name="element"/> instead of the object of <paramref name="from"/>.</summary>
    private Typed Moved(Typed thing, Scope from, Scope to, Node element)
    {
        if (from == to && thing is Typed.Object { Item: Nodes.Element })
        {
            return thing;
        }

        var rewriter = new Rewriter(nodes, from, to, element);
        return thing switch
        {
            Typed.Value value => new Typed.Value(rewriter.Map(value.Node)),
            Typed.Object o => o with { Item = rewriter.Map(o.Item) },
            Typed.Vector v => new Typed.Vector(rewriter.Map(v.Px), rewriter.Map(v.Py), rewriter.Map(v.Pz), rewriter.Map(v.Energy)),
            _ => throw new InvalidOperationException("a list inside a list has been refused before"),
        };
    }

    /// <summary>
    /// A list of what <paramref name="body"/> says of each object. It is bound in the current scope and then moved to the
    /// highest in which it means the same, so that what does not depend on an outer object is evaluated once an event.
    /// </summary>
    private Typed.List Over(Typed.List list, string? parameter, SyntaxTree body)
    {
        var scope = nodes.ScopeOf(Scope.Deeper(Current, list.Scope), list.View);
        Check(scope, body);
        frames.Add(new Frame(scope, Element(list, scope), parameter));
        var bound = Bind(body);
        frames.RemoveAt(frames.Count - 1);
        if (bound is Typed.List inside)
        {
            // Muon[Muon.pt > 20]: the brackets' own collection, element by element.
            bound = inside.View == list.View && inside.Scope.Depth < scope.Depth && inside.Scope != scope
                ? Element(inside, scope)
                : throw Type(body.Range, $"one value of each object is wanted here, not {inside.Describe()}", "a list has many", "any(…), all(…), count(…) make one value of a list");
        }

        var depths = (Depths(bound) | list.View.Depths) & ~scope.Bit;
        var home = list.View.Home;
        for (var depth = scope.Depth - 1; depth > home.Depth; depth--)
        {
            if ((depths >> depth & 1) != 0)
            {
                home = scope.At(depth);
                break;
            }
        }

        var inner = nodes.ScopeOf(home, list.View);
        return new Typed.List(inner, inner == scope ? bound : Moved(bound, scope, inner, nodes.Element(inner)));
    }

    private Typed Index(SyntaxTree.Index tree, bool optional)
    {
        var thing = Bind(tree.Object);
        if (thing is not Typed.List list)
        {
            throw Type(
                tree.Range, $"{thing.Describe()} cannot be indexed", "brackets select from a collection or a list",
                thing is Typed.Object ? "there is one such object in each event: use it without brackets" : "use it without brackets");
        }

        var argument = Over(list, null, tree.Argument);
        var node = (argument.Element as Typed.Value)?.Node;
        if (node is { Kind: ValueKind.Bool } && !optional)
        {
            return Masked(list, argument.Inner, node);
        }

        if (node is null || !node.Kind.IsInteger())
        {
            throw Type(
                tree.Argument.Range, $"brackets want {(optional ? "" : "a condition or ")}a whole number, not {argument.Element.Describe()}",
                optional ? "? asks whether there is an object of that index" : "a condition selects objects, a whole number is the index of one",
                optional ? "x[i]? is for an index" : "C[0] is the first object, C[pt > 20] are those above 20");
        }

        if ((node.Depths & argument.Inner.Bit) != 0 && node.Scope == argument.Inner)
        {
            throw Type(
                tree.Argument.Range, "an index cannot depend on the members of what it selects from", $"names in the brackets are members of {list.View.Describe()} first",
                "name the outer object by a lambda: any(C, c => D[c.index] …)");
        }

        var home = Scope.Deeper(list.Scope, node.Scope);
        var item = ItemAt.Of(nodes, nodes.ScopeOf(home, list.View), node, optional);
        item.AddPlace(source, tree.Range);
        return Moved(list.Element, list.Inner, home, item);
    }

    private Typed.List Masked(Typed.List list, Scope innerScope, Node condition)
    {
        var mask = nodes.Mask(list.View, innerScope, condition);
        var inner = nodes.ScopeOf(Scope.Deeper(mask.Home, list.Scope), mask);
        return new Typed.List(inner, Moved(list.Element, list.Inner, inner, nodes.Element(inner)));
    }

    private static ulong Depths(Typed thing) => thing switch
    {
        Typed.Value value => value.Node.Depths,
        Typed.Object o => o.Item.Depths,
        Typed.Vector v => v.Px.Depths | v.Py.Depths | v.Pz.Depths | v.Energy.Depths,
        _ => throw new InvalidOperationException("a list inside a list has been refused before"),
    };

    private void Check(Scope scope, SyntaxTree tree)
    {
        if (scope.Depth > Scope.MaxDepth)
        {
            throw Type(tree.Range, "brackets and lambdas are nested too deeply", $"at most {Scope.MaxDepth} levels are compiled", "name parts of it by a define");
        }
    }
}
