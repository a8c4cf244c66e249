using System.Diagnostics.CodeAnalysis;

namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>The settings of a <c>rucio.cfg</c>.</summary>
internal sealed class FileSettingsLayer : SettingsLayer
{
    private readonly PythonConfigurationFile file;

    /// <param name="path">Its path.</param>
    /// <exception cref="RucioConfigurationException">It cannot be read.</exception>
    public FileSettingsLayer(string path)
    {
        Path = path;
        file = PythonConfigurationFile.Read(path);
        Data = file.Sections.SelectMany(section => file.Options(section).Select(entry => KeyValuePair.Create($"{section}:{entry.Name}", (string?)entry.Value)))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>The names of the sections.</summary>
    public IEnumerable<string> Sections => file.Sections;

    /// <summary>The names of the options of a section.</summary>
    public IEnumerable<PythonConfigurationEntry> Options(string section) => file.Options(section);

    /// <summary>What a value stands for is put in when it is asked for, as in Python: a fault in an option that nobody wants hurts nobody.</summary>
    public override bool TryGet(string key, [NotNullWhen(true)] out string? value)
    {
        var (section, option) = Split(key);
        value = file.Get(section, option);
        return value is not null;
    }

    /// <inheritdoc/>
    public override string Place(string key)
    {
        var (section, option) = Split(key);
        return file.Find(section, option) is { } entry ? file.Place(entry, section) : Path;
    }

    /// <inheritdoc/>
    public override string Source(string key) => Path;

    private static (string Section, string Option) Split(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (key, "") : (key[..colon], key[(colon + 1)..]);
    }
}
