using HepAnalysis.EventLoop.Yaml;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>One value put into a tree under a dotted name, in which a step goes by its own name.</summary>
/// <param name="Parts">The parts of the name.</param>
/// <param name="Source">What set it, for messages.</param>
/// <param name="Text">The value: YAML where it begins like a list, a mapping or a quoted text, else as it is.</param>
/// <param name="IgnoreCase">True where the name's case says nothing (environment variables).</param>
internal sealed record Override(IReadOnlyList<string> Parts, string Source, string Text, bool IgnoreCase)
{
    public YamlMapping Apply(YamlMapping root) => (YamlMapping)Put(root, 0);

    private YamlPlace Place => new(Source, 1, 1);

    private YamlNode Put(YamlNode node, int index)
    {
        if (index == Parts.Count)
        {
            return Value();
        }

        return node switch
        {
            YamlMapping mapping => PutInMapping(mapping, index),
            YamlSequence sequence => PutInSequence(sequence, index),
            _ => throw new ConfigurationException(
                $"'{Name(index)}' has no parts", Place, $"it is {node.Describe()}", $"set '{Name(index)}' as a whole"),
        };
    }

    private YamlMapping PutInMapping(YamlMapping mapping, int index)
    {
        // A name may hold dots itself: the longest that exists is meant.
        for (var end = Parts.Count; end > index; end--)
        {
            var name = string.Join('.', Parts.Skip(index).Take(end - index));
            if (Find(mapping, name) is { } entry)
            {
                return mapping.With(entry.Key, Put(entry.Value, end));
            }
        }

        var key = new YamlScalar(IgnoreCase ? Parts[index].ToLowerInvariant() : Parts[index], Place) { IsOverride = true };
        if (index == Parts.Count - 1)
        {
            return mapping.With(key, Value());
        }

        return index == 0
            ? mapping.With(key, Put(new YamlMapping([], Place) { IsOverride = true }, 1))
            : throw ConfigurationException.UnknownName($"{Within(index)} has no '{Parts[index]}'", Parts[index], Place, mapping.Entries.Select(entry => entry.Key.Text));
    }

    private YamlSequence PutInSequence(YamlSequence sequence, int index)
    {
        for (var end = Parts.Count; end > index; end--)
        {
            var name = string.Join('.', Parts.Skip(index).Take(end - index));
            for (var i = 0; i < sequence.Items.Count; i++)
            {
                if (sequence.Items[i] is YamlMapping { Entries.Count: > 0 } step && Same(StepName(step), name) && (!IsDefine(step) || i == DefineStep(sequence, end)))
                {
                    return Replaced(sequence, i, PutInStep(step, end));
                }
            }
        }

        return int.TryParse(Parts[index], out var position) && position >= 0 && position < sequence.Items.Count
            ? Replaced(sequence, position, Put(sequence.Items[position], index + 1))
            : throw ConfigurationException.UnknownName(
                $"{Within(index)} has no step '{Parts[index]}'", Parts[index], Place,
                sequence.Items.OfType<YamlMapping>().Where(step => step.Entries.Count > 0).Select(StepName));
    }

    // Of several define steps the one that gives the name, else the first.
    private int DefineStep(YamlSequence sequence, int index)
    {
        bool Gives(YamlNode item) => item is YamlMapping { Entries.Count: > 0 } step && IsDefine(step)
            && (index == Parts.Count || (step.Entries[0].Value is YamlMapping names && Find(names, string.Join('.', Parts.Skip(index))) is not null));
        var items = sequence.Items.ToList();
        var found = items.FindIndex(Gives);
        return found >= 0 ? found : items.FindIndex(item => item is YamlMapping { Entries.Count: > 0 } step && IsDefine(step));
    }

    private static bool IsDefine(YamlMapping step) => step.Entries[0].Key.Text == StepConfiguration.DefineKind;

    private YamlNode PutInStep(YamlMapping step, int index) =>
        IsDefine(step) && index < Parts.Count
            ? step.With(step.Entries[0].Key, Put(step.Entries[0].Value, index))
            : Put(step, index);

    private YamlEntry? Find(YamlMapping mapping, string name) =>
        mapping.Entries.FirstOrDefault(entry => Same(entry.Key.Text, name, ignoreCase: false))
        ?? (IgnoreCase ? mapping.Entries.FirstOrDefault(entry => Same(entry.Key.Text, name)) : null);

    // The carrier of the settings separates parts by colons: one in a name has become a separator.
    private bool Same(string existing, string name, bool? ignoreCase = null) => string.Equals(
        existing.Replace(':', '.'), name, ignoreCase ?? IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private YamlNode Value()
    {
        if (Text.Length > 0 && Text[0] is '{' or '[' or '"' or '\'')
        {
            return Mark(YamlReader.Read(Text, Source));
        }

        return new YamlScalar(Text, Place) { IsOverride = true };
    }

    private static YamlNode Mark(YamlNode node) => node switch
    {
        YamlSequence sequence => sequence with { IsOverride = true, Items = [.. sequence.Items.Select(Mark)] },
        YamlMapping mapping => mapping with
        {
            IsOverride = true,
            Entries = [.. mapping.Entries.Select(entry => new YamlEntry(entry.Key with { IsOverride = true }, Mark(entry.Value)))],
        },
        _ => node with { IsOverride = true },
    };

    private static string StepName(YamlMapping step) =>
        step.Entries[0] is { Key.Text: not StepConfiguration.DefineKind, Value: YamlScalar { IsNothing: false } name } ? name.Text : step.Entries[0].Key.Text;

    private static YamlSequence Replaced(YamlSequence sequence, int index, YamlNode item) =>
        sequence with { Items = [.. sequence.Items.Select((old, i) => i == index ? item : old)] };

    private string Name(int index) => string.Join('.', Parts.Take(index));

    private string Within(int index) => index == 0 ? "the analysis" : $"'{Name(index)}'";
}
