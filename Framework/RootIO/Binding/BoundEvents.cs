using HepAnalysis.Columns.Views;

namespace HepAnalysis.RootIO.Binding;

/// <summary>
/// The events of a tree as structs, for <c>foreach</c>: read block by block into buffers that are used again, each column when it is
/// first asked for. An event and what belongs to it are views, valid until the next; numbers and positional records may be kept.
/// Each <c>foreach</c> reads anew, with a reader of its own.
/// </summary>
/// <typeparam name="T">A struct with <see cref="EventAttribute"/>.</typeparam>
public sealed class BoundEvents<T>
    where T : struct, IEventView<T>
{
    private readonly EventRange range;

    internal BoundEvents(EventRange range) => this.range = range;

    /// <summary>Number of events.</summary>
    public long Count => range.Count;

    /// <summary>Walks the events in their order.</summary>
    public Enumerator GetEnumerator() => new(range.Open(typeof(T).Name, T.CreateColumns()));

    /// <summary>Where a walk is.</summary>
    public struct Enumerator : IDisposable
    {
        private readonly EventCursor cursor;
        private int index;
        private int count;

        internal Enumerator(EventCursor cursor)
        {
            this.cursor = cursor;
            index = -1;
        }

        /// <summary>The event here.</summary>
        public readonly T Current => T.At(cursor.Columns, index);

        /// <summary>Goes on.</summary>
        /// <returns>False after the last.</returns>
        /// <exception cref="RootIOException">The file is damaged.</exception>
        public bool MoveNext() => ++index < count || NextBlock();

        /// <summary>Gives back what was read into.</summary>
        public readonly void Dispose() => cursor.Dispose();

        private bool NextBlock()
        {
            count = cursor.NextBlock();
            index = 0;
            return count > 0;
        }
    }
}
