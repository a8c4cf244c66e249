using HepAnalysis.EventLoop.Yaml;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>Names that expressions use.</summary>
internal static class Names
{
    /// <exception cref="ConfigurationException">An expression could not use the name.</exception>
    public static void Check(YamlScalar key, string what)
    {
        var name = key.Text;
        var fits = name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!fits)
        {
            throw new ConfigurationException($"'{name}' cannot be the name of {what}", key.Place, "expressions use it: letters, digits and _, the first no digit");
        }
    }
}
