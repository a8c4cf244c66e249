namespace HepAnalysis.Columns.Views;

/// <summary>A member that is declared of an event or object.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Otherwise">The name that is tried where there is none; null for no other.</param>
/// <param name="MayBeMissing">True where a file may lack it.</param>
public sealed record ObjectMember(string Name, string? Otherwise, bool MayBeMissing)
{
    /// <summary>Its values, where it is a column.</summary>
    public IColumnValues? Values { get; init; }

    /// <summary>The columns of its members, where it has some.</summary>
    public ObjectColumns? Objects { get; init; }

    /// <summary>Where the objects of each item are, where it is a collection.</summary>
    public ItemOffsets? Offsets { get; init; }
}
