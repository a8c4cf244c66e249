using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>
/// <c>if(condition, a, b)</c> and <c>a ?? b</c> (condition: a is there): each side is evaluated only for the rows that
/// take it.
/// </summary>
internal sealed class Choice : Node
{
    private readonly Node condition;
    private readonly Node yes;
    private readonly Node no;

    private Choice(Node condition, Node yes, Node no)
        : base(yes.Kind, condition.Scope, 0, condition, yes, no)
    {
        this.condition = condition;
        this.yes = yes;
        this.no = no;
        Cost += 4;
        Bits = Math.Max(yes.Bits, no.Bits);
    }

    public override IEnumerable<Node> Inputs => [condition, yes, no];

    /// <summary>Both sides are of one kind.</summary>
    public static Node Of(NodeFactory nodes, Node condition, Node yes, Node no)
        => nodes.Get(new NodeKey("if", condition, yes, no), () => new Choice(condition, yes, no));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var test = evaluation.Evaluate(condition, rows);
        var result = evaluation.Pool.Rent();
        Resize(result, rows.Count);
        var whole = true;
        Side(evaluation, rows, test, true, yes, result, ref whole);
        Side(evaluation, rows, test, false, no, result, ref whole);
        if (test.Present is not null)
        {
            Presence.Share(evaluation, test, result, result);
        }

        evaluation.Pool.Return(test);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, rewriter.Map(condition), rewriter.Map(yes), rewriter.Map(no));

    private void Side(Evaluation evaluation, Rows rows, Lane test, bool wanted, Node side, Lane result, ref bool whole)
    {
        var chosen = evaluation.Pool.Rent();
        evaluation.Choose(test, wanted, chosen);
        if (chosen.Count == 0)
        {
            evaluation.Pool.Return(chosen);
            return;
        }

        var which = chosen.Values<int>();
        var values = evaluation.Evaluate(side, chosen.Count == rows.Count ? rows : evaluation.Sets.Part(rows, chosen));
        switch (Kind.Size())
        {
            case 1:
                Spread<byte>(values, which, result);
                break;
            case 4:
                Spread<int>(values, which, result);
                break;
            default:
                Spread<long>(values, which, result);
                break;
        }

        if (values.Present is { } present)
        {
            if (whole)
            {
                result.Present = evaluation.Pool.Rent();
                result.Present.Resize<bool>(rows.Count).Fill(true);
                whole = false;
            }

            Spread<bool>(present, which, result.Present!);
        }

        evaluation.Pool.Return(values);
    }

    private void Resize(Lane lane, int count)
    {
        switch (Kind.Size())
        {
            case 1:
                lane.Resize<byte>(count).Clear();
                break;
            case 4:
                lane.Resize<int>(count).Clear();
                break;
            default:
                lane.Resize<long>(count).Clear();
                break;
        }
    }

    private static void Spread<T>(Lane values, ReadOnlySpan<int> which, Lane result) where T : unmanaged
    {
        var from = values.Values<T>();
        var to = result.Values<T>();
        for (var i = 0; i < which.Length; i++)
        {
            to[which[i]] = from[i];
        }
    }
}
