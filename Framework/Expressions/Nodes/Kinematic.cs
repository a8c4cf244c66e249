using HepAnalysis.Expressions.Kernels;
using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>A component of a four-vector out of others.</summary>
internal sealed class Kinematic : Node
{
    private readonly KinematicFormula formula;
    private readonly Node[] parts;

    private Kinematic(KinematicFormula formula, Node[] parts)
        : base(ValueKind.Float64, parts[0].Scope, 0, parts)
    {
        this.formula = formula;
        this.parts = parts;
        Cost += formula is KinematicFormula.Pt ? 4 : 20;
    }

    public override IEnumerable<Node> Inputs => parts;

    /// <param name="nodes">Where nodes are made.</param>
    /// <param name="formula">Which component.</param>
    /// <param name="parts">Float64 nodes in the order of the formula, two to four.</param>
    public static Node Of(NodeFactory nodes, KinematicFormula formula, params Node[] parts) => nodes.Get(
        new NodeKey(formula, parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2), parts.ElementAtOrDefault(3)),
        () => new Kinematic(formula, parts));

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        var pool = evaluation.Pool;
        var a = evaluation.Evaluate(parts[0], rows);
        var b = evaluation.Evaluate(parts[1], rows);
        var c = parts.Length > 2 ? evaluation.Evaluate(parts[2], rows) : null;
        var d = parts.Length > 3 ? evaluation.Evaluate(parts[3], rows) : null;
        var result = pool.Rent();
        KinematicKernels.Run(
            formula, a.Values<double>(), b.Values<double>(), c is null ? default : c.Values<double>(), d is null ? default : d.Values<double>(),
            result.Resize<double>(rows.Count));
        Presence.Share(evaluation, a, b, result);
        if (c is not null)
        {
            Presence.Share(evaluation, c, result, result);
        }

        if (d is not null)
        {
            Presence.Share(evaluation, d, result, result);
        }

        pool.Return(a);
        pool.Return(b);
        pool.Return(c);
        pool.Return(d);
        return result;
    }

    public override Node Rebuild(Rewriter rewriter) => Of(rewriter.Nodes, formula, [.. parts.Select(rewriter.Map)]);
}
