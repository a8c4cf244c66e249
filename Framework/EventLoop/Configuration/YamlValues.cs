using System.Globalization;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>Gives a node the type of the option that it fills, or says what was wanted and what is there.</summary>
public static class YamlValues
{
    /// <summary>Text, whatever YAML would make of it: <c>no</c>, <c>on</c> and <c>1e3</c> stay text.</summary>
    /// <exception cref="ConfigurationException">It is a list, a mapping, or nothing.</exception>
    public static string Text(YamlNode node, string option) =>
        node is YamlScalar { IsNothing: false } scalar ? scalar.Text : throw Wanted("a text", node, option);

    /// <summary>An expression of the analysis language, with its place. It is not compiled here.</summary>
    /// <exception cref="ConfigurationException">YAML took it apart, or there is nothing.</exception>
    public static SourceText Expression(YamlNode node, string option)
    {
        if (node is not YamlScalar scalar)
        {
            throw new ConfigurationException(
                $"{option} is an expression, and YAML has taken it apart", node.Place, $"YAML reads {node.Describe()} here",
                "quote the expression: braces, brackets and ': ' mean something to YAML");
        }

        if (scalar.IsNothing)
        {
            throw Wanted("an expression", node, option);
        }

        // Inside { } and [ ] YAML ends a text at a comma: deltaR(a, b) arrives as deltaR(a.
        if (!scalar.IsQuoted && !IsBalanced(scalar.Text))
        {
            throw new ConfigurationException(
                $"{option} is not a whole expression", node.Place, $"its brackets do not close: {scalar.Describe()}; inside {{ }} and [ ] YAML ends a text at a comma",
                "quote the expression, if YAML has taken it apart");
        }

        return new SourceText(scalar.Raw, scalar.RawPlace.File, scalar.RawPlace.Line, scalar.RawPlace.Column);
    }

    /// <summary>A finite number.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static double Number(YamlNode node, string option)
    {
        return node is YamlScalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw Wanted("a number", node, option);
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="ConfigurationException">It is none, or lies outside the limits.</exception>
    public static int Integer(YamlNode node, string option, int least = int.MinValue, int most = int.MaxValue)
    {
        if (node is not YamlScalar scalar || !int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw Wanted("a whole number", node, option);
        }

        return value >= least && value <= most ? value
            : throw new ConfigurationException($"{option} is out of range", node.Place, $"{value} is not between {least:N0} and {most:N0}", "choose one between");
    }

    /// <summary>True or false, as <c>true</c>/<c>false</c>, <c>yes</c>/<c>no</c> or <c>on</c>/<c>off</c>.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static bool Flag(YamlNode node, string option)
    {
        return node is not YamlScalar scalar ? throw Wanted("true or false", node, option) : scalar.Text.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" => true,
            "false" or "no" or "off" => false,
            _ => throw Wanted("true or false", node, option),
        };
    }

    /// <summary>The items of a list; one scalar is a list of one, and on the command line a list by commas.</summary>
    /// <exception cref="ConfigurationException">It is a mapping, or nothing.</exception>
    public static IReadOnlyList<YamlNode> List(YamlNode node, string option)
    {
        switch (node)
        {
            case YamlSequence sequence:
                return sequence.Items;
            case YamlScalar { IsNothing: false, IsOverride: true } scalar:
                return [.. scalar.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(item => scalar with { Text = item, Raw = item })];
            case YamlScalar { IsNothing: false }:
                return [node];
            default:
                throw Wanted("a list", node, option);
        }
    }

    /// <summary>A mapping.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static YamlMapping Mapping(YamlNode node, string option) => node as YamlMapping ?? throw Wanted("a mapping (key: value)", node, option);

    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static ConfigurationException Wanted(string wanted, YamlNode node, string option) =>
        new($"{option} wants {wanted}", node.Place, $"{node.Describe()} is there", "docs/configuration.md shows how it is written");
}
