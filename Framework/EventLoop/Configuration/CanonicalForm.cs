using System.Security.Cryptography;
using System.Text;
using HepAnalysis.EventLoop.Yaml;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>
/// An analysis as one text in which nothing depends on layout: tree, schema, defines, weight and steps, one a line,
/// the options of a step by name. Input files and outputs are left out: they do not change what is computed.
/// </summary>
internal static class CanonicalForm
{
    public static string Hash(AnalysisConfiguration configuration) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(configuration))));

    public static string Of(AnalysisConfiguration configuration)
    {
        var text = new StringBuilder();
        Line(text, "tree", configuration.Input.Tree ?? "");
        Line(text, "schema", configuration.Input.SchemaName);
        foreach (var collection in configuration.Input.Collections)
        {
            Line(text, "collection", [collection.Name, .. collection.Numbers.Select(n => $"{n}")]);
            foreach (var member in collection.Members)
            {
                Line(text, "member", member.Name, member.Column);
            }
        }

        foreach (var module in configuration.ModuleDigests)
        {
            Line(text, "module", module.Sha256);
        }

        foreach (var define in configuration.Defines)
        {
            Line(text, "define", define.Name, Spaced(define.Text.Text));
        }

        Line(text, "weight", Spaced(configuration.Weight?.Text ?? ""));
        foreach (var path in configuration.Paths)
        {
            Line(text, "path", path.Name);
            foreach (var step in path.Steps)
            {
                Line(text, "step", step.Kind, step.Name);
                Node(text, step.Options, "");
            }
        }

        return text.ToString();
    }

    private static void Node(StringBuilder text, YamlNode node, string name)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Line(text, "option", name, Spaced(scalar.Text));
                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    Node(text, sequence.Items[i], $"{name}[{i}]");
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal))
                {
                    Node(text, entry.Value, $"{name}.{entry.Key.Text}");
                }

                break;
        }
    }

    private static string Spaced(string expression) => string.Join(' ', expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Line(StringBuilder text, string kind, params ReadOnlySpan<string> parts)
    {
        text.Append(kind);
        foreach (var part in parts)
        {
            text.Append('\t').Append(part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
        }

        text.Append('\n');
    }
}
