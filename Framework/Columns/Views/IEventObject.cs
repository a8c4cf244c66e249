namespace HepAnalysis.Columns.Views;

/// <summary>An object of a collection as an index into columns; the source generator implements it for structs that have <c>[Collection]</c>.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
public interface IEventObject<TSelf>
    where TSelf : struct, IEventObject<TSelf>
{
    /// <summary>The collection that it is an object of, unless a handle names another.</summary>
    static abstract string CollectionName { get; }

    /// <summary>Its columns, for one worker.</summary>
    static abstract ObjectColumns CreateColumns();

    /// <summary>An object of the block.</summary>
    /// <param name="columns">Made by <see cref="CreateColumns"/>.</param>
    /// <param name="item">Index in the block's items.</param>
    static abstract TSelf At(ObjectColumns columns, int item);
}
