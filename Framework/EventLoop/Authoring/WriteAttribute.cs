namespace HepAnalysis.EventLoop;

/// <summary>Binds a field of type <see cref="Column{T}"/> to a column that this module writes and later steps of its path read.</summary>
/// <param name="name">Name of the column; without it, that of the field. <c>{name}</c> in it stands for the name of the step, so that two instances write two columns.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WriteAttribute(string? name = null) : Attribute
{
    /// <summary>Name of the column; null for that of the field.</summary>
    public string? Name { get; } = name;
}
