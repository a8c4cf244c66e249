using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>How many objects a view has.</summary>
internal sealed class CountObjects : Node, IUsesView
{
    private readonly Scope inner;

    private CountObjects(Scope inner)
        : base(ValueKind.Int64, inner.Parent!, inner.View!.Depths | inner.Parent!.Bit)
    {
        this.inner = inner;
        CanFail = inner.View is View.Mask { Condition.CanFail: true };
        Cost = View is View.Mask mask ? 5 + mask.Condition.Cost : 1;
        Bits = 32;
    }

    public View View => inner.View!;

    public override IEnumerable<Node> Inputs => [];

    /// <param name="nodes">Where nodes are made.</param>
    /// <param name="inner">The scope of the objects.</param>
    public static Node Of(NodeFactory nodes, Scope inner) => nodes.Get(new NodeKey("count", inner), () => new CountObjects(inner));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        if (rows.Count == 0)
        {
            return Lane.Empty(evaluation);
        }

        var result = evaluation.Pool.Rent();
        var to = result.Resize<long>(rows.Count);
        if (View is View.Whole { Offsets.FixedLength: < 0 } whole && rows.Scope.Parent is null && rows.FindChildren(View) is null)
        {
            var starts = evaluation.ListOffsets(whole.Offsets);
            var items = rows.ItemValues;
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = starts[items[i] + 1] - starts[items[i]];
            }

            return result;
        }

        var offsets = evaluation.Sets.Children(View, rows).Offsets!.Values<int>();
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = offsets[i + 1] - offsets[i];
        }

        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, rewriter.Map(inner));
}
