using HepAnalysis.Expressions.Kernels;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>An operation of two float64.</summary>
internal sealed class RealBinary : Node
{
    private readonly RealOperator operation;
    private readonly Node left;
    private readonly Node right;

    private RealBinary(RealOperator operation, Node left, Node right)
        : base(ValueKind.Float64, left.Scope, 0, left, right)
    {
        this.operation = operation;
        this.left = left;
        this.right = right;
        Cost += operation is RealOperator.Remainder or RealOperator.Atan2 or RealOperator.Pow or RealOperator.DeltaPhi ? 20 : 1;
    }

    public override IEnumerable<Node> Inputs => [left, right];

    public static Node Of(NodeFactory nodes, RealOperator operation, Node left, Node right)
        => nodes.Get(new NodeKey(operation, left, right), () => new RealBinary(operation, left, right));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        if (operation <= RealOperator.Divide && right is Constant scalar)
        {
            return WithScalar(evaluation, evaluation.Evaluate(left, rows), scalar.Real);
        }

        if (operation <= RealOperator.Divide && left is Constant first)
        {
            return WithScalar(evaluation, first.Real, evaluation.Evaluate(right, rows));
        }

        var a = evaluation.Evaluate(left, rows);
        var b = evaluation.Evaluate(right, rows);
        var result = a.References == 1 ? a : b.References == 1 ? b : evaluation.Pool.Rent();
        var to = result.Resize<double>(rows.Count);
        var x = a.Values<double>();
        var y = b.Values<double>();
        switch (operation)
        {
            case RealOperator.Add:
                RealKernels.Run<RealOperations.Add>(x, y, to);
                break;
            case RealOperator.Subtract:
                RealKernels.Run<RealOperations.Subtract>(x, y, to);
                break;
            case RealOperator.Multiply:
                RealKernels.Run<RealOperations.Multiply>(x, y, to);
                break;
            case RealOperator.Divide:
                RealKernels.Run<RealOperations.Divide>(x, y, to);
                break;
            case RealOperator.Min:
                RealKernels.Run<RealOperations.Min>(x, y, to);
                break;
            case RealOperator.Max:
                RealKernels.Run<RealOperations.Max>(x, y, to);
                break;
            default:
                ElementaryKernels.Run(operation, x, y, to);
                break;
        }

        Presence.Share(evaluation, a, b, result);
        Give(evaluation, a, result);
        Give(evaluation, b, result);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, operation, rewriter.Map(left), rewriter.Map(right));

    private static void Give(Evaluation evaluation, Lane input, Lane result)
    {
        if (!ReferenceEquals(input, result))
        {
            evaluation.Pool.Return(input);
        }
    }

    private Lane WithScalar(Evaluation evaluation, Lane a, double b)
    {
        var result = a.References == 1 ? a : evaluation.Pool.Rent();
        var x = a.Values<double>();
        var to = result.Resize<double>(x.Length);
        switch (operation)
        {
            case RealOperator.Add:
                RealKernels.Run<RealOperations.Add>(x, b, to);
                break;
            case RealOperator.Subtract:
                RealKernels.Run<RealOperations.Subtract>(x, b, to);
                break;
            case RealOperator.Multiply:
                RealKernels.Run<RealOperations.Multiply>(x, b, to);
                break;
            default:
                RealKernels.Run<RealOperations.Divide>(x, b, to);
                break;
        }

        Presence.Share(evaluation, a, result);
        Give(evaluation, a, result);
        return result;
    }

    private Lane WithScalar(Evaluation evaluation, double a, Lane b)
    {
        var result = b.References == 1 ? b : evaluation.Pool.Rent();
        var y = b.Values<double>();
        var to = result.Resize<double>(y.Length);
        switch (operation)
        {
            case RealOperator.Add:
                RealKernels.Run<RealOperations.Add>(a, y, to);
                break;
            case RealOperator.Subtract:
                RealKernels.Run<RealOperations.Subtract>(a, y, to);
                break;
            case RealOperator.Multiply:
                RealKernels.Run<RealOperations.Multiply>(a, y, to);
                break;
            default:
                RealKernels.Run<RealOperations.Divide>(a, y, to);
                break;
        }

        Presence.Share(evaluation, b, result);
        Give(evaluation, b, result);
        return result;
    }
}
