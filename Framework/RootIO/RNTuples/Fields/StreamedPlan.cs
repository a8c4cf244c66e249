using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Objects as ROOT's streamer writes them; their bytes are <see cref="Bytes"/>.</summary>
internal sealed record StreamedPlan(TextPlan Bytes, string ClassName) : FieldPlan
{
    public override ColumnType Type => Bytes.Type;

    public override string Fault => $"it holds objects of class {ClassName} as ROOT's streamer writes them, which are no columns; RNTuple.OpenBytes gives their bytes";

    public override FieldNode Open(NodeFactory factory, Domain domain) => Bytes.Open(factory, domain);
}
