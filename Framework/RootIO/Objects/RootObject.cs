namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// An object of any class as its StreamerInfo lays it out: members by name, those of base classes among them; a list's
/// items apart. Values are boxed numbers, <see cref="string"/>, arrays of numbers, <see cref="RootObject"/> or null; a standard
/// container is an array of such values, a map one of <see cref="KeyValuePair{TKey, TValue}"/>. A container that is itself the
/// object is its member "content", a std::string its "fString", the drawing options of a list its "options".
/// </summary>
public sealed class RootObject
{
    // Side by side and not hashed: a tree of a thousand branches makes ten thousand of these, and few members are asked for.
    private MemberNames names;
    private object?[] values;
    private int count;
    private Dictionary<string, object?>? members;
    private IReadOnlyList<RootObject?> items = [];
    private int version;
    private string? unread;
    private DeferredObject? deferred;

    internal RootObject(string className, MemberNames names)
    {
        ClassName = className;
        this.names = names;
        values = names.Count == 0 ? [] : new object?[names.Count];
    }

    /// <summary>The class.</summary>
    public string ClassName { get; }

    /// <summary>Version of the class.</summary>
    public int Version
    {
        get
        {
            Read();
            return version;
        }

        internal set => version = value;
    }

    /// <summary>Members in the order of the stream; a base class's come first.</summary>
    public IReadOnlyDictionary<string, object?> Members
    {
        get
        {
            Read();
            return members ??= Hash();
        }
    }

    /// <summary>Items of a list or an array of objects; empty for other classes.</summary>
    public IReadOnlyList<RootObject?> Items
    {
        get
        {
            Read();
            return items;
        }

        internal set => items = value;
    }

    /// <summary>Why members are not there: what this reader does not read yet; null where all are.</summary>
    public string? Unread
    {
        get
        {
            Read();
            return unread;
        }

        internal set => unread = value;
    }

    /// <summary>False while its members wait to be asked for.</summary>
    internal bool IsRead => Volatile.Read(ref deferred) is null;

    /// <summary>The member of a name as <typeparamref name="T"/>, or <paramref name="missing"/>.</summary>
    public T? Get<T>(string name, T? missing = default) => Find(name) is T typed ? typed : missing;

    /// <summary>An integer member of any width, or <paramref name="missing"/>.</summary>
    public long GetInteger(string name, long missing = 0) => Find(name) switch
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
    public double GetReal(string name, double missing = 0) => Find(name) switch
    {
        double value => value,
        float value => value,
        null => missing,
        _ => GetInteger(name),
    };

    /// <summary>The members' values, also those that a later member of the same name hides.</summary>
    internal IReadOnlyList<object?> MemberValues
    {
        get
        {
            Read();
            return new ArraySegment<object?>(values, 0, count);
        }
    }

    /// <summary>Of a referenced TObject the process that numbered it; null for others. It stands in front of members of the class itself, of which one may have its name.</summary>
    internal int? ProcessNumber
    {
        get
        {
            Read();
            for (var i = 0; i < count; i++)
            {
                if (names[i] == ObjectReader.ProcessMember && values[i] is ushort process)
                {
                    return process;
                }
            }

            return null;
        }
    }

    /// <summary>Adds a member. Of two with one name, in a base and the class derived from it, the last is the one that is found, as in C++.</summary>
    internal void Set(string name, object? value)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Max(4, 2 * count));
        }

        if (!names.Fits(count, name))
        {
            names = names.Fork(count);
            names.Fits(count, name);
        }

        values[count++] = value;
    }

    /// <summary>Its members are read when one is asked for.</summary>
    internal void Defer(DeferredObject part) => deferred = part;

    /// <summary>Its members are read.</summary>
    internal void Complete() => Volatile.Write(ref deferred, null);

    /// <summary>The member fName, without reading more where it comes first.</summary>
    internal string PeekName() => Volatile.Read(ref deferred)?.PeekName() ?? Get<string>("fName") ?? "";

    private void Read() => Volatile.Read(ref deferred)?.Read();

    private object? Find(string name)
    {
        Read();
        for (var i = count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(names[i], name) || names[i] == name)
            {
                return values[i];
            }
        }

        return null;
    }

    private Dictionary<string, object?> Hash()
    {
        var hashed = new Dictionary<string, object?>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            hashed[names[i]] = values[i];
        }

        return hashed;
    }
}
