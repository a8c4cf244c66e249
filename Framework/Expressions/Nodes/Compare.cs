using HepAnalysis.Expressions.Kernels;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>A comparison of two numbers or two bools, already brought to one kind (or int64 with uint64).</summary>
internal sealed class Compare : Node
{
    private readonly Relation relation;
    private readonly Node left;
    private readonly Node right;

    private Compare(Relation relation, Node left, Node right)
        : base(ValueKind.Bool, left.Scope, 0, left, right)
    {
        this.relation = relation;
        this.left = left;
        this.right = right;
        Cost += 1;
    }

    public override IEnumerable<Node> Inputs => [left, right];

    public static Node Of(NodeFactory nodes, Relation relation, Node left, Node right)
        => nodes.Get(new NodeKey(relation, left, right), () => new Compare(relation, left, right));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(left, rows);
        var result = evaluation.Pool.Rent();
        var to = result.Resize<bool>(rows.Count);
        switch (right)
        {
            case Constant { Value: double scalar }:
                ComparisonKernels.Run(relation, a.Values<double>(), scalar, to);
                Presence.Share(evaluation, a, result);
                break;
            case Constant { Value: long scalar } when left.Kind == ValueKind.Int64:
                ComparisonKernels.Run(relation, a.Values<long>(), scalar, to);
                Presence.Share(evaluation, a, result);
                break;
            default:
                var b = evaluation.Evaluate(right, rows);
                Run(a, b, to);
                Presence.Share(evaluation, a, b, result);
                evaluation.Pool.Return(b);
                break;
        }

        evaluation.Pool.Return(a);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, relation, rewriter.Map(left), rewriter.Map(right));

    private void Run(Lane a, Lane b, Span<bool> to)
    {
        switch (left.Kind, right.Kind)
        {
            case (ValueKind.Float64, _):
                ComparisonKernels.Run(relation, a.Values<double>(), b.Values<double>(), to);
                break;
            case (ValueKind.Int64, ValueKind.Int64):
                ComparisonKernels.Run<long>(relation, a.Values<long>(), b.Values<long>(), to);
                break;
            case (ValueKind.UInt64, ValueKind.UInt64):
                ComparisonKernels.Run<ulong>(relation, a.Values<ulong>(), b.Values<ulong>(), to);
                break;
            case (ValueKind.Bool, _):
                ComparisonKernels.Run<byte>(relation, a.Values<byte>(), b.Values<byte>(), to);
                break;
            default:
                for (var i = 0; i < to.Length; i++)
                {
                    var order = IntegerArithmetic.At(a, left.Kind, i).CompareTo(IntegerArithmetic.At(b, right.Kind, i));
                    to[i] = relation switch
                    {
                        Relation.Equal => order == 0,
                        Relation.NotEqual => order != 0,
                        Relation.Less => order < 0,
                        Relation.LessOrEqual => order <= 0,
                        Relation.Greater => order > 0,
                        _ => order >= 0,
                    };
                }

                break;
        }
    }
}
