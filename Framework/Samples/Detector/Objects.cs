namespace HepAnalysis.Samples;

/// <summary>Up to so many objects of an event, kept in falling transverse momentum.</summary>
internal ref struct Objects<T>(Span<T> room)
    where T : unmanaged
{
    private readonly Span<T> room = room;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> All => room[..Count];

    /// <summary>Puts an object behind those that are not softer; the softest falls out where there is no room.</summary>
    public void Insert(in T item, Func<T, float> pt)
    {
        var value = pt(item);
        var at = Count;
        while (at > 0 && pt(room[at - 1]) < value)
        {
            at--;
        }

        if (at == room.Length)
        {
            return;
        }

        Count = Math.Min(Count + 1, room.Length);
        room[at..(Count - 1)].CopyTo(room[(at + 1)..]);
        room[at] = item;
    }
}
