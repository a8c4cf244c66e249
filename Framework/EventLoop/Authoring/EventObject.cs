using System.Runtime.CompilerServices;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.EventLoop;

/// <summary>An object that each event has once, such as the missing transverse momentum: <c>met[e].Pt</c>.</summary>
/// <typeparam name="T">A struct with <see cref="CollectionAttribute"/>.</typeparam>
public readonly struct EventObject<T>
    where T : struct, IEventObject<T>
{
    private readonly ObjectColumns columns;

    internal EventObject(ObjectColumns columns) => this.columns = columns;

    /// <summary>The object of an event.</summary>
    public T this[in Event e]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.At(columns, e.Index);
    }
}
