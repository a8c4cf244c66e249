using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>Logical not.</summary>
internal sealed class Not : Node
{
    private readonly Node operand;

    private Not(Node operand)
        : base(ValueKind.Bool, operand.Scope, 0, operand)
    {
        this.operand = operand;
        Cost += 1;
    }

    public override IEnumerable<Node> Inputs => [operand];

    public static Node Of(NodeFactory nodes, Node operand) => nodes.Get(new NodeKey("!", operand), () => new Not(operand));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(operand, rows);
        var result = a.References == 1 ? a : evaluation.Pool.Rent();
        var x = a.Values<bool>();
        var to = result.Resize<bool>(x.Length);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = !x[i];
        }

        Presence.Share(evaluation, a, result);
        if (!ReferenceEquals(a, result))
        {
            evaluation.Pool.Return(a);
        }

        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, rewriter.Map(operand));
}
