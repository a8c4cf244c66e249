namespace HepAnalysis.EventLoop;

/// <summary>
/// Makes a <c>readonly partial struct</c> the objects of a collection: each partial property is a member, by its name with a
/// small first letter (<c>Pt</c> is <c>pt</c>). A property of type <see cref="Columns.Views.FourVector"/> is the object's
/// four-vector, from the columns that the collection has.
/// </summary>
/// <param name="name">Name of the collection in the schema: <c>Muon</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class CollectionAttribute(string name) : Attribute
{
    /// <summary>Name of the collection in the schema.</summary>
    public string Name { get; } = name;
}
