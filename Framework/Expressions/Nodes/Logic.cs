using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>
/// And, or. The right side is evaluated only for rows that the left one leaves open, unless it is cheap and always has
/// a value: then for all of them, which gives the same.
/// </summary>
internal sealed class Logic : Node
{
    private readonly bool and;
    private readonly Node left;
    private readonly Node right;

    private Logic(bool and, Node left, Node right)
        : base(ValueKind.Bool, left.Scope, 0, left, right)
    {
        this.and = and;
        this.left = left;
        this.right = right;
        Cost += 1;
    }

    public override IEnumerable<Node> Inputs => [left, right];

    public static Node Of(NodeFactory nodes, bool and, Node left, Node right)
        => nodes.Get(new NodeKey(and ? "&&" : "||", left, right), () => new Logic(and, left, right));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(left, rows);
        if (right.IsHarmless)
        {
            var b = evaluation.Evaluate(right, rows);
            var both = Combine(evaluation, a, b);
            evaluation.Pool.Return(a);
            evaluation.Pool.Return(b);
            return both;
        }

        var open = evaluation.Pool.Rent();
        Open(a, open);
        Lane result;
        if (open.Count == rows.Count)
        {
            evaluation.Pool.Return(open);
            var b = evaluation.Evaluate(right, rows);
            result = Combine(evaluation, a, b);
            evaluation.Pool.Return(b);
        }
        else if (open.Count == 0)
        {
            evaluation.Pool.Return(open);
            return a;
        }
        else
        {
            result = Guarded(evaluation, rows, a, open);
        }

        evaluation.Pool.Return(a);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, and, rewriter.Map(left), rewriter.Map(right));

    // Where the left side decides nothing: for and where it is true, for or where it is not.
    private void Open(Lane a, Lane open)
    {
        var values = a.Values<bool>();
        var present = a.PresentValues;
        var chosen = open.Resize<int>(values.Length);
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var isTrue = values[i] && (present.IsEmpty || present[i]);
            chosen[count] = i;
            count += isTrue == and ? 1 : 0;
        }

        open.Resize<int>(count);
    }

    private Lane Guarded(Evaluation evaluation, Rows rows, Lane a, Lane open)
    {
        var b = evaluation.Evaluate(right, evaluation.Sets.Part(rows, open));
        var spread = evaluation.Pool.Rent();
        var values = spread.Resize<bool>(rows.Count);
        values.Fill(and);
        var chosen = open.Values<int>();
        var from = b.Values<bool>();
        for (var i = 0; i < chosen.Length; i++)
        {
            values[chosen[i]] = from[i];
        }

        if (b.Present is { } presentOfB)
        {
            spread.Present = evaluation.Pool.Rent();
            var present = spread.Present.Resize<bool>(rows.Count);
            present.Fill(true);
            for (var i = 0; i < chosen.Length; i++)
            {
                present[chosen[i]] = presentOfB.Values<bool>()[i];
            }
        }

        evaluation.Pool.Return(b);
        var result = Combine(evaluation, a, spread);
        evaluation.Pool.Return(spread);
        return result;
    }

    private Lane Combine(Evaluation evaluation, Lane a, Lane b)
    {
        var result = evaluation.Pool.Rent();
        var x = a.Values<bool>();
        var y = b.Values<bool>();
        var to = result.Resize<bool>(x.Length);
        if (a.Present is null && b.Present is null)
        {
            if (and)
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = x[i] & y[i];
                }
            }
            else
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = x[i] | y[i];
                }
            }

            return result;
        }

        var hasX = a.PresentValues;
        var hasY = b.PresentValues;
        result.Present = evaluation.Pool.Rent();
        var present = result.Present.Resize<bool>(x.Length);
        for (var i = 0; i < to.Length; i++)
        {
            var (knowsX, knowsY) = (hasX.IsEmpty || hasX[i], hasY.IsEmpty || hasY[i]);
            if (and)
            {
                // A left side that is false or missing is the answer.
                to[i] = x[i] & y[i];
                present[i] = knowsX && (!x[i] || knowsY);
            }
            else
            {
                to[i] = (x[i] && knowsX) || (y[i] && knowsY);
                present[i] = to[i] || (knowsX && knowsY);
            }
        }

        return result;
    }
}
