using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>The object that a row of a scope is.</summary>
internal sealed class Element : Node
{
    public Element(Scope scope)
        : base(ValueKind.Item, scope, scope.Bit)
    {
    }

    public override IEnumerable<Node> Inputs => [];

    public override Lane Compute(Evaluation evaluation, Rows rows)
    {
        rows.Items.References++;
        return rows.Items;
    }

    public override Node Rebuild(Rewriter rewriter) => rewriter.Nodes.Element(rewriter.Map(Scope));
}
