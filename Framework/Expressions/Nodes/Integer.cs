using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>An exact operation of one or two integers; a result beyond 64 bits is an error.</summary>
internal sealed class Integer : Node
{
    private readonly IntegerOperator operation;
    private readonly Node left;
    private readonly Node right;

    private Integer(IntegerOperator operation, ValueKind kind, Node left, Node right)
        : base(kind, left.Scope, 0, left, right)
    {
        this.operation = operation;
        this.left = left;
        this.right = right;
        Cost += 2;
        var signed = kind == ValueKind.Int64 && left.Kind == kind && right.Kind == kind;
        Bits = !signed ? 64 : operation switch
        {
            IntegerOperator.Add or IntegerOperator.Subtract => Math.Min(Math.Max(left.Bits, right.Bits) + 1, 64),
            IntegerOperator.Multiply => Math.Min(left.Bits + right.Bits, 64),
            IntegerOperator.Negate or IntegerOperator.Abs => left.Bits,
            IntegerOperator.Min or IntegerOperator.Max => Math.Max(left.Bits, right.Bits),
            _ => 64,
        };
        var total = operation is IntegerOperator.Min or IntegerOperator.Max or IntegerOperator.And or IntegerOperator.Or or IntegerOperator.Xor
            or IntegerOperator.Complement;
        CanFail |= !(signed ? total || Bits < 64 : total && left.Kind == kind && right.Kind == kind);
    }

    public override IEnumerable<Node> Inputs => [left, right];

    /// <param name="nodes">Where nodes are made.</param>
    /// <param name="operation">What is done; of one operand, that one stands on both sides.</param>
    /// <param name="kind">Int64 or UInt64, the kind of the result.</param>
    /// <param name="left">First operand.</param>
    /// <param name="right">Second operand.</param>
    public static Node Of(NodeFactory nodes, IntegerOperator operation, ValueKind kind, Node left, Node right)
        => nodes.Get(new NodeKey(operation, kind, left, right), () => new Integer(operation, kind, left, right));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var a = evaluation.Evaluate(left, rows);
        var b = evaluation.Evaluate(right, rows);
        var result = evaluation.Pool.Rent();
        result.Resize<long>(rows.Count);
        Presence.Share(evaluation, a, b, result);
        if (Bits < 64 && operation <= IntegerOperator.Multiply)
        {
            Safe(a.Values<long>(), b.Values<long>(), result.Values<long>());
        }
        else
        {
            Exact(evaluation, rows, a, b, result);
        }

        evaluation.Pool.Return(a);
        evaluation.Pool.Return(b);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, operation, Kind, rewriter.Map(left), rewriter.Map(right));

    // The operands are too small to overflow.
    private void Safe(ReadOnlySpan<long> a, ReadOnlySpan<long> b, Span<long> to)
    {
        switch (operation)
        {
            case IntegerOperator.Add:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = a[i] + b[i];
                }

                break;
            case IntegerOperator.Subtract:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = a[i] - b[i];
                }

                break;
            default:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = a[i] * b[i];
                }

                break;
        }
    }

    private void Exact(Evaluation evaluation, Rows rows, Lane a, Lane b, Lane result)
    {
        var present = result.PresentValues;
        var signed = Kind == ValueKind.Int64;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!present.IsEmpty && !present[i])
            {
                result.Values<long>()[i] = 0;
                continue;
            }

            var value = IntegerArithmetic.Apply(
                operation, IntegerArithmetic.At(a, left.Kind, i), IntegerArithmetic.At(b, right.Kind, i), signed, out var why)
                ?? throw evaluation.Failure(this, rows, i, "an integer operation has no 64-bit result", why);
            result.Values<long>()[i] = signed ? (long)value : unchecked((long)(ulong)value);
        }
    }
}
