namespace HepAnalysis.Columns.Schemas;

/// <summary>Objects of one kind with members: <c>Muon</c> with <c>pt, eta, phi</c>.</summary>
/// <param name="Name">Name in the analysis.</param>
/// <param name="IsList">True for any number of objects an event (<c>Muon</c>); false for exactly one (<c>MET</c>).</param>
/// <param name="Members">Members, each a column (or several side by side) of equal lengths.</param>
public sealed record SchemaCollection(string Name, bool IsList, IReadOnlyList<SchemaMember> Members)
{
    /// <summary>The member of a name, or null.</summary>
    public SchemaMember? Find(string member) => Members.FirstOrDefault(candidate => candidate.Name == member);
}

/// <summary>A member of the objects of a collection.</summary>
/// <param name="Name">Name in the analysis.</param>
/// <param name="Kind">What one value is.</param>
/// <param name="Columns">The column behind it; several scalar columns stand side by side (<c>px1, px2</c>), an object for each.</param>
public sealed record SchemaMember(string Name, NumberKind Kind, IReadOnlyList<string> Columns);

/// <summary>A field of the event.</summary>
/// <param name="Name">Name in the analysis, that of the column.</param>
/// <param name="Type">Type of one entry.</param>
public sealed record SchemaField(string Name, ColumnType Type);
