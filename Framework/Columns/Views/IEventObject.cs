namespace HepAnalysis.Columns.Views;

/// <summary>An object of a collection as an index into columns; the source generator implements it for structs that have <c>[Collection]</c> or <c>[Record]</c>.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
public interface IEventObject<TSelf> : IEventView<TSelf>
    where TSelf : struct, IEventObject<TSelf>
{
    /// <summary>The collection that it is an object of, unless a handle names another.</summary>
    static abstract string CollectionName { get; }
}
