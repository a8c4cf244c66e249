namespace HepAnalysis.EventLoop;

/// <summary>Gives a property of a struct with <see cref="CollectionAttribute"/> another name in the schema than its own.</summary>
/// <param name="name">Name of the member: <c>pfRelIso03_all</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemberAttribute(string name) : Attribute
{
    /// <summary>Name of the member.</summary>
    public string Name { get; } = name;
}
