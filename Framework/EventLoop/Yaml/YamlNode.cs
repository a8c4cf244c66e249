namespace HepAnalysis.EventLoop.Yaml;

/// <summary>
/// A node of a configuration as it was written: order, case, line and column are kept, and nothing is typed yet. A
/// scalar gets its type from the option that it fills.
/// </summary>
/// <param name="Place">Where it begins.</param>
public abstract record YamlNode(YamlPlace Place)
{
    /// <summary>True where it came from <c>--set</c> or the environment: its paths are relative to the working directory.</summary>
    public bool IsOverride { get; init; }

    /// <summary>What the node is, for messages.</summary>
    public abstract string Describe();
}

/// <summary>Text.</summary>
/// <param name="Text">The text as YAML means it.</param>
/// <param name="Place">Where it begins (at the quote of a quoted one).</param>
public sealed record YamlScalar(string Text, YamlPlace Place) : YamlNode(Place)
{
    /// <summary>The text as it stands in the file, line breaks and indentation included, where that differs in nothing but white space.</summary>
    public string Raw { get; init; } = Text;

    /// <summary>Place of the first character of <see cref="Raw"/>.</summary>
    public YamlPlace RawPlace { get; init; } = Place;

    /// <summary>True where quotes say that this is text.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>True where nothing was written, or <c>~</c>.</summary>
    public bool IsNothing => !IsQuoted && (Text.Length == 0 || Text == "~");

    /// <inheritdoc/>
    public override string Describe() => IsNothing ? "nothing" : Text.Length <= 40 ? $"'{Text}'" : $"'{Text[..40]}…'";
}

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Place">Where it begins.</param>
public sealed record YamlSequence(IReadOnlyList<YamlNode> Items, YamlPlace Place) : YamlNode(Place)
{
    /// <summary>True for <c>[a, b]</c>.</summary>
    public bool IsFlow { get; init; }

    /// <inheritdoc/>
    public override string Describe() => Items.Count == 1 ? "a list of 1 item" : $"a list of {Items.Count} items";
}

/// <summary>Keys with values; every key is there once.</summary>
/// <param name="Entries">Its entries in the order of the file.</param>
/// <param name="Place">Where it begins.</param>
public sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, YamlPlace Place) : YamlNode(Place)
{
    /// <summary>True for <c>{ a: b }</c>.</summary>
    public bool IsFlow { get; init; }

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    /// <summary>The same with a value put under a key: in its place where the key is there, else at the end.</summary>
    public YamlMapping With(YamlScalar key, YamlNode value)
    {
        var entries = Entries.ToList();
        var index = entries.FindIndex(entry => entry.Key.Text == key.Text);
        if (index < 0)
        {
            entries.Add(new YamlEntry(key, value));
        }
        else
        {
            entries[index] = entries[index] with { Value = value };
        }

        return this with { Entries = entries };
    }

    /// <inheritdoc/>
    public override string Describe() => Entries.Count == 0 ? "an empty mapping" : $"a mapping with {string.Join(", ", Entries.Take(3).Select(entry => entry.Key.Text))}";
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
