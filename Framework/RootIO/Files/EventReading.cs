using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;
using HepAnalysis.RootIO.Binding;

namespace HepAnalysis.RootIO.Files;

/// <summary>Events of a TTree or an RNTuple as structs, for scripts. A job over many files and threads is the event loop's.</summary>
public static class EventReading
{
    /// <summary>Reads events as structs: <c>foreach (var e in tree.Read&lt;DimuonEvent&gt;())</c>. What does not fit the tree is said now.</summary>
    /// <typeparam name="T">A <c>readonly partial struct</c> with <see cref="EventAttribute"/>.</typeparam>
    /// <param name="source">The tree: <c>file.OpenEvents("Events")</c>.</param>
    /// <param name="first">First entry.</param>
    /// <param name="count">Number of entries; by default all that follow.</param>
    /// <returns>The events, read while they are walked.</returns>
    /// <exception cref="ObjectNotFoundException">A column is not there, or not of the type that is declared.</exception>
    /// <exception cref="RootIOException">The file is damaged.</exception>
    public static BoundEvents<T> Read<T>(this IEventSource source, long first = 0, long? count = null)
        where T : struct, IEventView<T>
    {
        var columns = T.CreateColumns();
        var range = EventRange.Of(source, columns, first, count);
        range.Check(typeof(T).Name, columns);
        return new BoundEvents<T>(range);
    }
}
