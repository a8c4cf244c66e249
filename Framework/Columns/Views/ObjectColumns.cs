namespace HepAnalysis.Columns.Views;

/// <summary>
/// The columns behind an event or the objects of one collection; the source generator derives one class of it for each struct
/// that has <c>[Collection]</c>, <c>[Event]</c> or <c>[Record]</c>. One worker's.
/// </summary>
public abstract class ObjectColumns
{
    private readonly List<ObjectMember> members = [];
    private readonly List<FourVectorValues> vectors = [];
    private int[] picks = new int[64];
    private int picked;
    private int pickingEvent = -1;

    /// <summary>The members, in the order of their declaration.</summary>
    public IReadOnlyList<ObjectMember> Members => members;

    /// <summary>The four-vectors of the objects.</summary>
    public IReadOnlyList<FourVectorValues> Vectors => vectors;

    /// <summary>Forgets the values of the block before.</summary>
    public void Forget()
    {
        pickingEvent = -1;
        picked = 0;
        foreach (var member in members)
        {
            member.Values?.Forget();
            member.Offsets?.Forget();
            member.Objects?.Forget();
        }

        foreach (var vector in vectors)
        {
            vector.Forget();
        }
    }

    /// <summary>Declares a number; called while the class is made.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="otherwise">The name that is tried where there is none; null for no other.</param>
    /// <returns>Its values.</returns>
    protected ColumnValues<T> Member<T>(string name, string? otherwise)
        where T : unmanaged => Add(new ColumnValues<T>(), name, otherwise, mayBeMissing: false);

    /// <summary>Declares a number that some items lack.</summary>
    /// <inheritdoc cref="Text"/>
    protected OptionalValues<T> Optional<T>(string name, string? otherwise, bool mayBeMissing)
        where T : unmanaged => Add(new OptionalValues<T>(), name, otherwise, mayBeMissing);

    /// <summary>Declares a list of numbers.</summary>
    /// <inheritdoc cref="Text"/>
    protected ListValues<T> List<T>(string name, string? otherwise, bool mayBeMissing)
        where T : unmanaged => Add(new ListValues<T>(), name, otherwise, mayBeMissing);

    /// <summary>Declares a text.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="otherwise">The name that is tried where there is none; null for no other.</param>
    /// <param name="mayBeMissing">True where a file may lack it.</param>
    /// <returns>Its values.</returns>
    protected TextValues Text(string name, string? otherwise, bool mayBeMissing) => Add(new TextValues(isOptional: false), name, otherwise, mayBeMissing);

    /// <summary>Declares a text that some items lack.</summary>
    /// <inheritdoc cref="Text"/>
    protected TextValues OptionalText(string name, string? otherwise, bool mayBeMissing) => Add(new TextValues(isOptional: true), name, otherwise, mayBeMissing);

    /// <summary>Declares a part that has members of its own.</summary>
    /// <typeparam name="T">Its struct.</typeparam>
    /// <param name="name">Name in the file.</param>
    /// <param name="otherwise">The name that is tried where there is none; null for no other.</param>
    /// <returns>The columns of its members.</returns>
    protected ObjectColumns Record<T>(string name, string? otherwise)
        where T : struct, IEventObject<T>
    {
        var columns = T.CreateColumns();
        members.Add(new ObjectMember(name, otherwise, MayBeMissing: false) { Objects = columns });
        return columns;
    }

    /// <summary>Declares a collection of objects.</summary>
    /// <typeparam name="T">Their struct.</typeparam>
    /// <inheritdoc cref="Text"/>
    protected CollectionValues<T> Collection<T>(string name, string? otherwise, bool mayBeMissing)
        where T : struct, IEventObject<T>
    {
        var values = new CollectionValues<T>();
        members.Add(new ObjectMember(name, otherwise, mayBeMissing) { Objects = values.Columns, Offsets = values.Offsets });
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

    private T Add<T>(T values, string name, string? otherwise, bool mayBeMissing)
        where T : IColumnValues
    {
        members.Add(new ObjectMember(name, otherwise, mayBeMissing) { Values = values });
        return values;
    }
}
