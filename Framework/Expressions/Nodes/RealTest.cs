using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>isnan, isfinite.</summary>
internal sealed class RealTest : Node
{
    private readonly bool finite;
    private readonly Node operand;

    private RealTest(bool finite, Node operand)
        : base(ValueKind.Bool, operand.Scope, 0, operand)
    {
        this.finite = finite;
        this.operand = operand;
        Cost += 1;
    }

    public override IEnumerable<Node> Inputs => [operand];

    public static Node Of(NodeFactory nodes, bool finite, Node operand)
        => nodes.Get(new NodeKey(finite ? "isfinite" : "isnan", operand), () => new RealTest(finite, operand));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(operand, rows);
        var result = evaluation.Pool.Rent();
        var x = a.Values<double>();
        var to = result.Resize<bool>(x.Length);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = finite ? double.IsFinite(x[i]) : double.IsNaN(x[i]);
        }

        Presence.Share(evaluation, a, result);
        evaluation.Pool.Return(a);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, finite, rewriter.Map(operand));
}
