using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary><c>has(x)</c>: whether a value is there.</summary>
internal sealed class IsPresent : Node
{
    private readonly Node operand;

    private IsPresent(Node operand)
        : base(ValueKind.Bool, operand.Scope, 0, operand)
    {
        this.operand = operand;
        Cost += 1;
    }

    public override IEnumerable<Node> Inputs => [operand];

    public static Node Of(NodeFactory nodes, Node operand) => nodes.Get(new NodeKey("has", operand), () => new IsPresent(operand));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(operand, rows);
        var result = evaluation.Pool.Rent();
        var to = result.Resize<bool>(rows.Count);
        if (a.Present is null)
        {
            to.Fill(true);
        }
        else
        {
            a.PresentValues.CopyTo(to);
        }

        evaluation.Pool.Return(a);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, rewriter.Map(operand));
}
