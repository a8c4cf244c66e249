using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>A literal.</summary>
internal sealed class Constant : Node
{
    private Constant(ValueKind kind, Scope events, object value)
        : base(kind, events, 0)
    {
        Value = value;
        Bits = value switch
        {
            long l => 128 - (int)Int128.LeadingZeroCount(Int128.Abs(l)),
            ulong u => 64 - (int)ulong.LeadingZeroCount(u),
            _ => 64,
        };
    }

    /// <summary>double, long, ulong or bool.</summary>
    public object Value { get; }

    public double Real => (double)Value;

    public override IEnumerable<Node> Inputs => [];

    public static Constant Of(NodeFactory nodes, object value)
    {
        // Doubles are told apart by their bits: 0 and -0 are two constants.
        object key = value is double d ? BitConverter.DoubleToInt64Bits(d) : value;
        return (Constant)nodes.Get(new NodeKey("constant", value.GetType(), key), () => new Constant(KindOf(value), nodes.Events, value));
    }

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var lane = evaluation.Pool.Rent();
        switch (Value)
        {
            case double d:
                lane.Resize<double>(rows.Count).Fill(d);
                break;
            case long l:
                lane.Resize<long>(rows.Count).Fill(l);
                break;
            case ulong u:
                lane.Resize<ulong>(rows.Count).Fill(u);
                break;
            case bool b:
                lane.Resize<bool>(rows.Count).Fill(b);
                break;
        }

        return lane;
    }

    public override Node Rebuild(Rewriter rewriter) => this;

    private static ValueKind KindOf(object value) => value switch
    {
        double => ValueKind.Float64,
        long => ValueKind.Int64,
        ulong => ValueKind.UInt64,
        _ => ValueKind.Bool,
    };
}
