using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>
/// Makes of nodes the same ones in another scope: where they spoke of the object of <paramref name="from"/>, they speak
/// of another object, and the scopes inside follow.
/// </summary>
internal sealed class Rewriter(NodeFactory nodes, Scope from, Scope to, Node element)
{
    private readonly Dictionary<Node, Node> done = [];

    public NodeFactory Nodes => nodes;

    public Node Map(Node node)
    {
        if ((node.Depths & from.Bit) == 0)
        {
            return node;
        }

        if (!done.TryGetValue(node, out var mapped))
        {
            mapped = node is Element { Scope: var scope } ? (scope == from ? element : nodes.Element(Map(scope))) : node.Rebuild(this);
            foreach (var (source, range) in node.Places)
            {
                mapped.AddPlace(source, range);
            }

            done.Add(node, mapped);
        }

        return mapped;
    }

    public Scope Map(Scope scope) => scope == from ? to : scope.Depth > from.Depth && scope.IsWithin(from)
        ? nodes.ScopeOf(Map(scope.Parent!), Map(scope.View!))
        : scope;

    public View Map(View view)
    {
        if (view is not View.Mask mask || (view.Depths & from.Bit) == 0)
        {
            return view;
        }

        // The condition's own scope moves with what the mask depends on.
        var inner = Map(mask.Inner);
        var scope = Map(mask.InnerScope);
        return nodes.Mask(inner, scope, Map(mask.Condition));
    }
}
