namespace HepAnalysis.Columns.Views;

/// <summary>
/// The columns behind the objects of one collection; the source generator derives one class of it for each struct that
/// has <c>[Collection]</c>. One worker's.
/// </summary>
public abstract class ObjectColumns
{
    private readonly List<(string Name, IColumnValues Values)> members = [];
    private readonly List<FourVectorValues> vectors = [];
    private int[] picks = new int[64];
    private int picked;
    private int pickingEvent = -1;

    /// <summary>The members that are bound to columns, each with its name in the schema.</summary>
    public IReadOnlyList<(string Name, IColumnValues Values)> Members => members;

    /// <summary>The four-vectors of the objects.</summary>
    public IReadOnlyList<FourVectorValues> Vectors => vectors;

    /// <summary>Forgets the values of the block before.</summary>
    public void Forget()
    {
        pickingEvent = -1;
        foreach (var (_, values) in members)
        {
            values.Forget();
        }

        foreach (var vector in vectors)
        {
            vector.Forget();
        }
    }

    /// <summary>Declares a member; called while the class is made.</summary>
    /// <param name="name">Name in the schema.</param>
    /// <returns>Its values.</returns>
    protected ColumnValues<T> Member<T>(string name)
        where T : unmanaged
    {
        var values = new ColumnValues<T>();
        members.Add((name, values));
        return values;
    }

    /// <summary>Declares that the objects are taken as four-vectors; called while the class is made.</summary>
    protected FourVectorValues Vector()
    {
        var values = new FourVectorValues();
        vectors.Add(values);
        return values;
    }

    /// <summary>Says that objects of an event are asked for; what was picked for the event before is lost.</summary>
    public void BeginEvent(int index)
    {
        if (index != pickingEvent)
        {
            pickingEvent = index;
            picked = 0;
        }
    }

    /// <summary>Room for at most <paramref name="most"/> indices, to be ended by <see cref="EndPicks"/>.</summary>
    internal Span<int> BeginPicks(int most)
    {
        if (picked + most > picks.Length)
        {
            // Views that were handed out keep the array that they have.
            picks = new int[Math.Max(picks.Length * 2, most)];
            picked = 0;
        }

        return picks.AsSpan(picked, most);
    }

    /// <summary>Says how many of them were used.</summary>
    internal void EndPicks(int count) => picked += count;
}
