namespace HepAnalysis.Columns.Binding;

/// <summary>The way to a member from its event: <c>Muon</c>, then <c>pt</c>. A file may have it as <c>Muon_pt</c> or <c>Muon.pt</c>.</summary>
/// <param name="Above">What it is a member of; null for the event.</param>
/// <param name="Names">Its names, the one to be preferred first.</param>
public sealed record MemberPath(MemberPath? Above, IReadOnlyList<string> Names)
{
    /// <summary>The columns that it may be, the one to be preferred first.</summary>
    public IEnumerable<string> Columns => Above is null ? Names : Above.Columns.SelectMany(above => Names.SelectMany(name => new[] { $"{above}_{name}", $"{above}.{name}" }));

    /// <summary>The ways from the event to it, each a member of the one before.</summary>
    public IEnumerable<MemberPath> Steps => Above is null ? [this] : Above.Steps.Append(this);

    /// <summary>A member of this one.</summary>
    public MemberPath Member(params IReadOnlyList<string> names) => new(this, names);

    /// <summary>As an analysis writes it: <c>Muon.pt</c>.</summary>
    public override string ToString() => Above is null ? Names[0] : $"{Above}.{Names[0]}";
}
