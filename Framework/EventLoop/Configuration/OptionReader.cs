using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;
using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>
/// Reads the options of a mapping by name and type. What was asked for is what exists: <see cref="Finish"/> refuses every
/// other key and names the nearest.
/// </summary>
/// <param name="mapping">The options.</param>
/// <param name="what">What has them, for messages: <c>the histogram 'mass'</c>.</param>
public sealed class OptionReader(YamlMapping mapping, string what)
{
    private readonly List<string> known = [];

    /// <summary>What has the options, for messages.</summary>
    public string What { get; } = what;

    /// <summary>Where the options begin.</summary>
    public YamlPlace Place => mapping.Place;

    /// <summary>The node of an option, or null where it is not given.</summary>
    public YamlNode? Node(string name)
    {
        known.Add(name);
        return mapping.Find(name) is { } node and not YamlScalar { IsNothing: true, IsOverride: true } ? node : null;
    }

    /// <summary>The node of an option that must be given.</summary>
    /// <exception cref="ConfigurationException">It is not given.</exception>
    public YamlNode Required(string name) => Node(name) ?? throw Missing(name, "it is needed");

    /// <summary>An error for an option that is not given; one that looks like it with a typing error is named instead.</summary>
    /// <param name="name">The option.</param>
    /// <param name="why">What it is for.</param>
    /// <param name="example">What to write.</param>
    public ConfigurationException Missing(string name, string why, string? example = null) => Mistyped(name) is { } key
        ? new($"{What} has no '{key.Text}'", key.Place, $"'{name}' is missing: {why}", $"did you mean {name}?")
        : new(
            $"{What} has no '{name}'", mapping.Place, why,
            example ?? $"write '{name}: …'{(mapping.Entries.Count == 0 ? "" : $" beside {string.Join(", ", mapping.Entries.Select(entry => entry.Key.Text))}")}");

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => Node(name) is { } node ? YamlValues.Text(node, Option(name)) : null;

    /// <summary>An expression, or null.</summary>
    public SourceText? Expression(string name) => Node(name) is { } node ? YamlValues.Expression(node, Option(name)) : null;

    /// <summary>An expression that must be given.</summary>
    /// <exception cref="ConfigurationException">It is not given, or is none.</exception>
    public SourceText RequiredExpression(string name) => YamlValues.Expression(Required(name), Option(name));

    /// <summary>A number, or null.</summary>
    public double? Number(string name) => Node(name) is { } node ? YamlValues.Number(node, Option(name)) : null;

    /// <summary>A whole number, or null.</summary>
    public int? Integer(string name, int least = int.MinValue, int most = int.MaxValue) =>
        Node(name) is { } node ? YamlValues.Integer(node, Option(name), least, most) : null;

    /// <summary>True, false, or null.</summary>
    public bool? Flag(string name) => Node(name) is { } node ? YamlValues.Flag(node, Option(name)) : null;

    /// <summary>A list, or null.</summary>
    public IReadOnlyList<YamlNode>? List(string name) => Node(name) is { } node ? YamlValues.List(node, Option(name)) : null;

    /// <summary>A list of numbers, or null.</summary>
    public double[]? Numbers(string name) => List(name) is { } list ? [.. list.Select(node => YamlValues.Number(node, $"an item of {Option(name)}"))] : null;

    /// <summary>A list of texts, or null.</summary>
    public string[]? Texts(string name) => List(name) is { } list ? [.. list.Select(node => YamlValues.Text(node, $"an item of {Option(name)}"))] : null;

    /// <summary>One of the names of an enumeration, written with a small first letter or as in C#; or null.</summary>
    /// <exception cref="ConfigurationException">It is none of them.</exception>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Node(name) is not { } node)
        {
            return null;
        }

        var text = YamlValues.Text(node, Option(name));
        var names = Enum.GetNames<T>();
        var index = Array.FindIndex(names, candidate => candidate == text || char.ToLowerInvariant(candidate[0]) + candidate[1..] == text);
        return index >= 0 ? Enum.Parse<T>(names[index])
            : throw ConfigurationException.UnknownName($"{Option(name)} has no '{text}'", text, node.Place, names.Select(candidate => char.ToLowerInvariant(candidate[0]) + candidate[1..]));
    }

    /// <summary>A mapping to be read in the same way, or null.</summary>
    public OptionReader? Options(string name) => Node(name) is { } node ? new OptionReader(YamlValues.Mapping(node, Option(name)), Option(name)) : null;

    /// <summary>The mapping's keys with values, all of them the user's own names.</summary>
    public IReadOnlyList<YamlEntry> Entries => mapping.Entries;

    /// <summary>Refuses keys that nobody asked for.</summary>
    /// <exception cref="ConfigurationException">There is one.</exception>
    public void Finish()
    {
        foreach (var entry in mapping.Entries)
        {
            if (!known.Contains(entry.Key.Text))
            {
                throw ConfigurationException.UnknownName($"{What} has no '{entry.Key.Text}'", entry.Key.Text, entry.Key.Place, known);
            }
        }
    }

    private string Option(string name) => $"'{name}' of {What}";


    // A key that nobody has asked for yet, and that is nearer to the missing one than half of its letters.
    private YamlScalar? Mistyped(string name)
    {
        var others = mapping.Entries.Select(entry => entry.Key).Where(key => !known.Contains(key.Text)).ToList();
        var nearest = NearestNames.Of(name, others.Select(key => key.Text), 1);
        return nearest.Count > 0 && NearestNames.AreNear(name, nearest[0]) ? others.First(key => key.Text == nearest[0]) : null;
    }
}
