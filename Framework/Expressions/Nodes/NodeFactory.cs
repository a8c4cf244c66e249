using HepAnalysis.Columns;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>
/// Makes the nodes, views and scopes of one analysis, each once: so that what two expressions share is evaluated once,
/// and lists of equal shape are known by their view. Used by one thread while expressions are compiled, then only read.
/// </summary>
internal sealed class NodeFactory
{
    private readonly Dictionary<NodeKey, Node> nodes = [];
    private readonly Dictionary<(object, Node?), View> views = [];
    private readonly Dictionary<(Scope, View), Scope> scopes = [];
    private readonly HashSet<Node> counted = [];

    public NodeFactory(ColumnSlots slots)
    {
        Slots = slots;
        Events = new Scope(null, null);
    }

    public ColumnSlots Slots { get; }

    /// <summary>The scope of events.</summary>
    public Scope Events { get; }

    /// <summary>The node of a key, made now if there is none.</summary>
    public Node Get(NodeKey key, Func<Node> make)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            node = make();
            node.Id = nodes.Count;
            nodes.Add(key, node);
        }

        return node;
    }

    /// <summary>The object that a row of a scope is (events: the event itself).</summary>
    public Node Element(Scope scope) => Get(new NodeKey("element", scope), () => new Element(scope));

    /// <summary>The scope of a view's objects in values of another scope; while programs run it is only looked up.</summary>
    public Scope ScopeOf(Scope parent, View view)
    {
        if (!scopes.TryGetValue((parent, view), out var scope))
        {
            scope = new Scope(parent, view);
            scopes.Add((parent, view), scope);
        }

        return scope;
    }

    public View Whole(string name, object key, Func<ListOffsets> offsets) => View((key, null), id => new View.Whole(id, Events, name, offsets()));

    public View Mask(View inner, Scope innerScope, Node condition)
        => View((inner, condition), id => new View.Mask(id, inner, innerScope, condition));

    /// <summary>Counts who uses each node below a root; returns the slots that they read.</summary>
    public IReadOnlyList<int> Finish(IEnumerable<Node> roots, View? view)
    {
        var slots = new SortedSet<int>();
        var seen = new HashSet<object>();
        foreach (var root in roots)
        {
            root.Uses++;
            Visit(root);
        }

        VisitView(view);
        return [.. slots];

        void Visit(Node node)
        {
            if (!seen.Add(node))
            {
                return;
            }

            var first = counted.Add(node);
            if (node is IReadsColumn reads)
            {
                slots.Add(reads.Slot);
            }

            if (node is IUsesView uses)
            {
                VisitView(uses.View);
            }

            foreach (var input in node.Inputs)
            {
                input.Uses += first ? 1 : 0;
                Visit(input);
            }

            VisitScope(node.Scope);
        }

        void VisitScope(Scope? scope)
        {
            for (; scope is not null; scope = scope.Parent)
            {
                VisitView(scope.View);
            }
        }

        void VisitView(View? used)
        {
            if (used is null || !seen.Add(used))
            {
                return;
            }

            if (used is View.Whole { Offsets.FixedLength: < 0 } whole)
            {
                slots.Add(whole.Offsets.Slot);
            }

            if (used is View.Mask mask)
            {
                VisitView(mask.Inner);
                Visit(mask.Condition);
            }
        }
    }

    private View View((object, Node?) key, Func<int, View> make)
    {
        if (!views.TryGetValue(key, out var view))
        {
            view = make(views.Count);
            views.Add(key, view);

            // Programs look this scope up, whatever scope they use the view in.
            ScopeOf(view.Home, view);
        }

        return view;
    }
}
