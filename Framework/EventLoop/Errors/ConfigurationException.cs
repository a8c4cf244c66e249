using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>A configuration that cannot be meant: not YAML, a wrong or doubled key, a value that does not fit its option.</summary>
public sealed class ConfigurationException : EventLoopException
{
    /// <param name="what">One sentence: what is wrong.</param>
    /// <param name="place">File, line and column.</param>
    /// <param name="why">The cause, with what was found.</param>
    /// <param name="hint">What to try.</param>
    /// <param name="inner">The cause as an exception, where there is one.</param>
    public ConfigurationException(string what, YamlPlace place, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, place.ToString(), why, hint, inner)
    {
        Place = place;
    }

    /// <summary>File, line and column.</summary>
    public YamlPlace Place { get; }

    /// <summary>An error for a name that does not exist, with those that do.</summary>
    /// <param name="what">One sentence: <c>there is no option 'were' here</c>.</param>
    /// <param name="name">The name that was typed.</param>
    /// <param name="place">Where.</param>
    /// <param name="existing">The names that exist.</param>
    public static ConfigurationException UnknownName(string what, string name, YamlPlace place, IEnumerable<string> existing)
    {
        const int Most = 12;
        var all = existing.Distinct(StringComparer.Ordinal).ToList();
        var nearest = NearestNames.Of(name, all, all.Count <= Most ? 1 : 3);
        var why = all.Count == 0 ? "there is none at all"
            : all.Count <= Most ? $"there are: {string.Join(", ", all)}"
            : $"there are {all.Count:N0}, among them: {string.Join(", ", NearestNames.Of(name, all, Most))}";
        return new ConfigurationException(what, place, why, nearest.Count == 0 ? null : $"did you mean {string.Join(" or ", nearest)}?");
    }
}
