using System.Runtime.CompilerServices;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.EventLoop;

/// <summary>A collection that a module reads: <c>muons[e]</c> are the objects of an event.</summary>
/// <typeparam name="T">A struct with <see cref="CollectionAttribute"/>.</typeparam>
public readonly struct Collection<T>
    where T : struct, IEventObject<T>
{
    private readonly CollectionReader reader;

    internal Collection(CollectionReader reader) => this.reader = reader;

    /// <summary>The objects of an event: a view, valid until the event is done.</summary>
    public Objects<T> this[in Event e]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var (first, count) = reader.Of(e.Index);
            return new Objects<T>(reader.Columns, first, count);
        }
    }
}
