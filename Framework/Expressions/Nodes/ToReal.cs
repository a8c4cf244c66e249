using System.Numerics;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>An integer, or a bool as 0 and 1, as the nearest float64.</summary>
internal sealed class ToReal : Node
{
    private readonly Node operand;

    private ToReal(Node operand)
        : base(ValueKind.Float64, operand.Scope, 0, operand)
    {
        this.operand = operand;
        Cost += 1;
    }

    public override IEnumerable<Node> Inputs => [operand];

    /// <summary>The node itself where it is a float64.</summary>
    public static Node Of(NodeFactory nodes, Node operand) => operand switch
    {
        { Kind: ValueKind.Float64 } => operand,
        Constant { Value: long l } => Constant.Of(nodes, (double)l),
        Constant { Value: ulong u } => Constant.Of(nodes, (double)u),
        _ => nodes.Get(new NodeKey("real", operand), () => new ToReal(operand)),
    };

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(operand, rows);
        var result = evaluation.Pool.Rent();
        var to = result.Resize<double>(rows.Count);
        switch (operand.Kind)
        {
            case ValueKind.Int64:
                Convert<long>(a.Values<long>(), to);
                break;
            case ValueKind.UInt64:
                Convert<ulong>(a.Values<ulong>(), to);
                break;
            default:
                Convert<byte>(a.Values<byte>(), to);
                break;
        }

        Presence.Share(evaluation, a, result);
        evaluation.Pool.Return(a);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, rewriter.Map(operand));

    private static void Convert<T>(ReadOnlySpan<T> from, Span<double> to) where T : INumberBase<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = double.CreateTruncating(from[i]);
        }
    }
}
