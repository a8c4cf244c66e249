namespace HepAnalysis.Columns;

/// <summary>A member of a <see cref="ColumnType.Record"/>.</summary>
/// <param name="Name">Its name; those of base classes stand beside those of the class.</param>
/// <param name="Type">Its type.</param>
public sealed record RecordField(string Name, ColumnType Type)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type}";
}
