using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>The object at an index of a view.</summary>
internal sealed class ItemAt : Node, IUsesView
{
    private readonly Scope inner;
    private readonly Node index;
    private readonly bool optional;

    private ItemAt(Scope inner, Node index, bool optional)
        : base(ValueKind.Item, inner.Parent!, inner.View!.Depths | inner.Parent!.Bit, index)
    {
        this.inner = inner;
        this.index = index;
        this.optional = optional;
        CanFail |= !optional || inner.View is View.Mask { Condition.CanFail: true };
        Cost += 3 + (View is View.Mask mask ? 5 + mask.Condition.Cost : 0);
    }

    public View View => inner.View!;

    public override IEnumerable<Node> Inputs => [index];

    /// <param name="nodes">Where nodes are made.</param>
    /// <param name="inner">The scope of the view's objects, above which the index lives.</param>
    /// <param name="index">An integer.</param>
    /// <param name="optional">True: missing where it is out of range, instead of an error.</param>
    public static Node Of(NodeFactory nodes, Scope inner, Node index, bool optional)
        => nodes.Get(new NodeKey("at", inner, index, optional), () => new ItemAt(inner, index, optional));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        if (rows.Count == 0)
        {
            return Lane.Empty(evaluation);
        }

        var at = evaluation.Evaluate(index, rows);
        var result = evaluation.Pool.Rent();
        var to = result.Resize<int>(rows.Count);
        Presence.Share(evaluation, at, result);
        if (View is View.Whole { Offsets: { FixedLength: < 0 } offsets } && rows.Scope.Parent is null)
        {
            // Nothing but the offsets is needed of the collection.
            var starts = evaluation.ListOffsets(offsets);
            var events = rows.ItemValues;
            for (var i = 0; i < to.Length; i++)
            {
                var start = starts[events[i]];
                to[i] = Place(evaluation, rows, at, i, starts[events[i] + 1] - start, result) is var place and >= 0 ? start + place : 0;
            }
        }
        else
        {
            var objects = evaluation.Sets.Children(View, rows);
            var starts = objects.Offsets!.Values<int>();
            var items = objects.ItemValues;
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = Place(evaluation, rows, at, i, starts[i + 1] - starts[i], result) is var place and >= 0 ? items[starts[i] + place] : 0;
            }
        }

        evaluation.Pool.Return(at);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, rewriter.Map(inner), rewriter.Map(index), optional);

    // The index of a row if it is inside; -1 if it or the object is missing.
    private int Place(Evaluation evaluation, Rows rows, Lane at, int row, int count, Lane result)
    {
        if (result.Present is { } present && !present.Values<bool>()[row])
        {
            return -1;
        }

        var value = at.Values<long>()[row];
        if ((ulong)value < (ulong)count)
        {
            return (int)value;
        }

        if (!optional)
        {
            var shown = index.Kind == ValueKind.UInt64 ? ((ulong)value).ToString() : value.ToString();
            throw evaluation.Failure(
                this, rows, row, $"index {shown} is out of range", count == 0 ? "there is nothing in the list" : $"the list has {count} there: 0 to {count - 1}");
        }

        if (result.Present is null || result.Present.References > 1)
        {
            var own = evaluation.Pool.Rent();
            var values = own.Resize<bool>(rows.Count);
            values.Fill(true);
            if (result.Present is { } shared)
            {
                shared.Values<bool>().CopyTo(values);
                evaluation.Pool.Return(shared);
            }

            result.Present = own;
        }

        result.Present.Values<bool>()[row] = false;
        return -1;
    }
}
