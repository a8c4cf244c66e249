namespace HepAnalysis.EventLoop;

/// <summary>Binds a field of a module to what it reads, before event 1: a <see cref="Collection{T}"/>, <see cref="EventObject{T}"/>, <see cref="Column{T}"/> or <see cref="ListOf{T}"/>.</summary>
/// <param name="name">Name of the collection, or of the column; without it, that of the struct, or of the field.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ReadAttribute(string? name = null) : Attribute
{
    /// <summary>Name of what is read; null for that of the struct, or of the field.</summary>
    public string? Name { get; } = name;
}
