namespace HepAnalysis.Columns.Views;

/// <summary>
/// Gives a property of a struct with <see cref="CollectionAttribute"/>, <see cref="EventAttribute"/> or <see cref="RecordAttribute"/>
/// another name in the file than its own, or says that files may lack it.
/// </summary>
/// <param name="name">Name of the member: <c>pfRelIso03_all</c>; null for that of the property.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MemberAttribute(string? name = null) : Attribute
{
    /// <summary>Name of the member; null for that of the property.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// True where a file without the column is no error: a number is then null (<c>bool? HLT_IsoMu24</c>), a text null, a span
    /// or collection empty.
    /// </summary>
    public bool MayBeMissing { get; set; }
}
