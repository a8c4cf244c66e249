namespace HepAnalysis.Columns.Views;

/// <summary>
/// Makes a <c>readonly partial struct</c> the objects of a collection: each partial property is a member, by its name with a
/// small first letter (<c>Pt</c> is <c>pt</c>). A property of type <see cref="FourVector"/> is the object's four-vector, from
/// the columns that the collection has. A <c>readonly partial record struct Muon(float Pt, …)</c> holds values instead of
/// looking them up: it may be kept when the event is done.
/// </summary>
/// <param name="name">Name of the collection: <c>Muon</c>, of columns <c>Muon_pt</c> or <c>Muon.pt</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class CollectionAttribute(string name) : Attribute
{
    /// <summary>Name of the collection.</summary>
    public string Name { get; } = name;
}
