using HepAnalysis.EventLoop.Yaml;
using Microsoft.Extensions.Configuration;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>
/// What changes an analysis from outside: environment variables <c>HEP_INPUT__FILES</c>, then <c>--set name=value</c>,
/// carried by Microsoft.Extensions.Configuration and applied to the tree, so that a changed value is checked, and its
/// errors have a place, like a written one.
/// </summary>
public sealed class ConfigurationOverrides
{
    private static readonly string[] RootKeys = ["input", "define", "weight", "paths", "output", "modules"];
    private readonly IConfigurationRoot environment;
    private readonly IConfigurationRoot commandLine;

    /// <param name="set">The values of <c>--set</c>: <c>dotted.name=value</c>.</param>
    /// <param name="environment">Configuration of environment variables without their prefix; null for none.</param>
    /// <exception cref="ConfigurationException">One of <paramref name="set"/> has no <c>=</c>.</exception>
    public ConfigurationOverrides(IReadOnlyList<string> set, IConfigurationRoot? environment = null)
    {
        this.environment = environment ?? new ConfigurationBuilder().Build();
        // Of one name given twice the last is meant.
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in set.Select(Pair))
        {
            values[name] = value;
        }

        commandLine = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    /// <summary>The environment variables that begin with <c>HEP_</c>; <c>__</c> in a name separates its parts.</summary>
    public static IConfigurationRoot ReadEnvironment() => new ConfigurationBuilder().AddEnvironmentVariables("HEP_").Build();

    /// <summary>The tree with every override applied.</summary>
    /// <exception cref="ConfigurationException">A name does not exist.</exception>
    public YamlMapping Apply(YamlMapping root)
    {
        // Other variables may begin with HEP_ too (the settings of hep itself): only those that name a part of an analysis are meant.
        foreach (var (key, value) in Values(environment).Where(pair => RootKeys.Contains(First(pair.Key), StringComparer.OrdinalIgnoreCase)))
        {
            var variable = $"HEP_{key.Replace(":", "__", StringComparison.Ordinal)}";
            root = new Override(key.Split(':'), variable, value, IgnoreCase: true).Apply(root);
        }

        foreach (var (key, value) in Values(commandLine))
        {
            root = new Override(key.Split(':'), $"--set {key.Replace(':', '.')}", value, IgnoreCase: false).Apply(root);
        }

        return root;
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IConfigurationRoot configuration) =>
        configuration.AsEnumerable().Where(pair => pair.Value is not null).OrderBy(pair => pair.Key.Count(c => c == ':')).ThenBy(pair => pair.Key, StringComparer.Ordinal)!;

    private static string First(string key) => key.Split(':')[0];

    private static KeyValuePair<string, string?> Pair(string text)
    {
        var equals = text.IndexOf('=');
        return equals > 0
            ? new(text[..equals].Trim().Replace('.', ConfigurationPath.KeyDelimiter[0]), text[(equals + 1)..].Trim())
            : throw new ConfigurationException($"--set wants name=value, not '{text}'", new YamlPlace("--set", 1, 1), null, "--set 'paths.dimuon.mass.axis={regular: [30, 60, 120]}'");
    }
}
