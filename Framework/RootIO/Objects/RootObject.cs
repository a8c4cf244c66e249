namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// An object of any class as its StreamerInfo lays it out: members by name, those of base classes among them; a list's
/// items apart. Values are boxed numbers, <see cref="string"/>, arrays of numbers, <see cref="RootObject"/> or null.
/// </summary>
public sealed class RootObject(string className, int version)
{
    private readonly Dictionary<string, object?> members = new(StringComparer.Ordinal);

    /// <summary>The class.</summary>
    public string ClassName { get; } = className;

    /// <summary>Version of the class.</summary>
    public int Version { get; internal set; } = version;

    /// <summary>Members in the order of the stream; a base class's come first.</summary>
    public IReadOnlyDictionary<string, object?> Members => members;

    /// <summary>Items of a list or an array of objects; empty for other classes.</summary>
    public IReadOnlyList<RootObject?> Items { get; internal set; } = [];

    /// <summary>Why members are not there: what this reader does not read yet; null where all are.</summary>
    public string? Unread { get; internal set; }

    /// <summary>The member of a name as <typeparamref name="T"/>, or <paramref name="missing"/>.</summary>
    public T? Get<T>(string name, T? missing = default) => members.TryGetValue(name, out var value) && value is T typed ? typed : missing;

    /// <summary>An integer member of any width, or <paramref name="missing"/>.</summary>
    public long GetInteger(string name, long missing = 0) => members.GetValueOrDefault(name) switch
    {
        sbyte value => value,
        byte value => value,
        short value => value,
        ushort value => value,
        int value => value,
        uint value => value,
        long value => value,
        ulong value => unchecked((long)value),
        bool value => value ? 1 : 0,
        double value when Math.Abs(value) < 9e18 => (long)value,
        float value when Math.Abs(value) < 9e18 => (long)value,
        _ => missing,
    };

    /// <summary>A floating-point member, or <paramref name="missing"/>.</summary>
    public double GetReal(string name, double missing = 0) => members.GetValueOrDefault(name) switch
    {
        double value => value,
        float value => value,
        null => missing,
        _ => GetInteger(name),
    };

    internal void Set(string name, object? value) => members.TryAdd(name, value);
}
