namespace HepAnalysis.Columns.Views;

/// <summary>An index into columns with the properties of an event or object; the source generator implements it for structs that have <c>[Event]</c>.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
public interface IEventView<TSelf>
    where TSelf : struct, IEventView<TSelf>
{
    /// <summary>Its columns, for one worker.</summary>
    static abstract ObjectColumns CreateColumns();

    /// <summary>An event or object of the block.</summary>
    /// <param name="columns">Made by <see cref="CreateColumns"/>.</param>
    /// <param name="item">Index in the block's items.</param>
    static abstract TSelf At(ObjectColumns columns, int item);
}
