using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Members side by side.</summary>
internal sealed record RecordPlan(IReadOnlyList<(string Name, FieldPlan Plan)> Members) : FieldPlan
{
    public override ColumnType.Record Type => new([.. Members.Select(member => new RecordField(member.Name, member.Plan.Type))]);

    public override string? Fault => Members.Select(member => member.Plan.Fault is { } fault ? $"member '{member.Name}': {fault}" : null).FirstOrDefault(fault => fault is not null);

    public override bool HasBytes => Members.All(member => member.Plan.HasBytes);

    public override FieldNode Open(NodeFactory factory, Domain domain) =>
        factory.Own(new RecordNode(domain, Type, [.. Members.Select(member => member.Plan.Open(factory, domain))]));
}
