using HepAnalysis.Expressions.Kernels;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>An operation of one float64.</summary>
internal sealed class RealUnary : Node
{
    private readonly RealOperator operation;
    private readonly Node operand;

    private RealUnary(RealOperator operation, Node operand)
        : base(ValueKind.Float64, operand.Scope, 0, operand)
    {
        this.operation = operation;
        this.operand = operand;
        Cost += operation >= RealOperator.Exp ? 15 : 1;
    }

    public override IEnumerable<Node> Inputs => [operand];

    public static Node Of(NodeFactory nodes, RealOperator operation, Node operand)
        => nodes.Get(new NodeKey(operation, operand), () => new RealUnary(operation, operand));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(operand, rows);
        var result = a.References == 1 ? a : evaluation.Pool.Rent();
        var x = a.Values<double>();
        var to = result.Resize<double>(x.Length);
        switch (operation)
        {
            case RealOperator.Negate:
                RealKernels.Run<RealOperations.Negate>(x, to);
                break;
            case RealOperator.Abs:
                RealKernels.Run<RealOperations.Abs>(x, to);
                break;
            case RealOperator.Sqrt:
                RealKernels.Run<RealOperations.Sqrt>(x, to);
                break;
            case RealOperator.Floor:
                RealKernels.Run<RealOperations.Floor>(x, to);
                break;
            case RealOperator.Ceiling:
                RealKernels.Run<RealOperations.Ceiling>(x, to);
                break;
            default:
                ElementaryKernels.Run(operation, x, to);
                break;
        }

        Presence.Share(evaluation, a, result);
        if (!ReferenceEquals(a, result))
        {
            evaluation.Pool.Return(a);
        }

        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, operation, rewriter.Map(operand));
}
