namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>Settings that stand one by one, each under a name of its own: environment variables, options of a command line.</summary>
internal sealed class NamedSettingsLayer : SettingsLayer
{
    private readonly Dictionary<string, string> places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a setting; nothing where there is no value.</summary>
    /// <param name="key">Section and option.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">What the user knows it by.</param>
    public void Add(string key, string? value, string place)
    {
        if (value is not null && Data.TryAdd(key, value))
        {
            places.Add(key, place);
        }
    }

    /// <inheritdoc/>
    public override string Place(string key) => places[key];
}
