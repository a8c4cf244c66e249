using System.Text;
using System.Text.RegularExpressions;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;

namespace HepAnalysis.Reports.Html;

/// <summary>
/// An analysis as the YAML that was meant: overrides applied, comments and layout gone. Read again it has the same hash, so
/// that who has the page can run it.
/// </summary>
internal sealed partial class CanonicalYaml
{
    private readonly StringBuilder text = new();

    public static string Of(AnalysisConfiguration configuration)
    {
        var yaml = new CanonicalYaml();
        yaml.Input(configuration.Input);
        if (configuration.Modules.Count > 0)
        {
            yaml.Line("", "modules", Flow(configuration.Modules.Select(module => module.Text)));
        }

        yaml.Defines(configuration.Defines, "");
        if (configuration.Weight is { } weight)
        {
            yaml.Line("", "weight", Expression(weight.Text));
        }

        yaml.Line("", "paths", "");
        foreach (var path in configuration.Paths)
        {
            yaml.Path(path);
        }

        return yaml.text.ToString();
    }

    private void Input(InputConfiguration input)
    {
        Line("", "input", "");
        Line("  ", "files", Flow(input.Files.Select(file => file.Text)));
        if (input.Tree is { } tree)
        {
            Line("  ", "tree", Scalar(tree));
        }

        if (input.Collections.Count == 0)
        {
            Line("  ", "schema", Scalar(input.SchemaName));
            return;
        }

        Line("  ", "schema", "");
        Line("    ", "base", Scalar(input.SchemaName));
        foreach (var collection in input.Collections)
        {
            Line("    ", Scalar(collection.Name), "");
            Line("      ", "members", "");
            foreach (var member in collection.Members)
            {
                Line("        ", Scalar(member.Name), Scalar(member.Column));
            }

            if (collection.Numbers.Count > 0)
            {
                Line("      ", "numbers", Flow(collection.Numbers.Select(number => $"{number}")));
            }
        }
    }

    private void Path(PathConfiguration path)
    {
        Line("  ", Scalar(path.Name), path.Steps.Count == 0 ? "[]" : "");
        foreach (var step in path.Steps)
        {
            if (step.Kind == StepConfiguration.DefineKind)
            {
                Defines(step.Defines, "    - ");
                continue;
            }

            Line("    - ", Scalar(step.Kind), Scalar(step.Name));
            foreach (var (key, value) in step.Options.Entries)
            {
                Node("      ", key.Text, value);
            }
        }
    }

    private void Defines(IReadOnlyList<NamedExpression> defines, string indent)
    {
        if (defines.Count == 0)
        {
            return;
        }

        Line(indent, "define", "");
        foreach (var define in defines)
        {
            Line(new string(' ', indent.Length + 2), Scalar(define.Name), Expression(define.Text.Text));
        }
    }

    private void Node(string indent, string name, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsNothing: true } nothing:
                Line(indent, Scalar(name), nothing.Text);
                break;
            case YamlScalar scalar:
                Line(indent, Scalar(name), Expression(scalar.Text));
                break;
            default:
                Line(indent, Scalar(name), Flow(node));
                break;
        }
    }

    private static string Flow(YamlNode node) => node switch
    {
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Flow))}]",
        YamlMapping mapping => $"{{ {string.Join(", ", mapping.Entries.Select(entry => $"{Word(entry.Key.Text)}: {Flow(entry.Value)}"))} }}",
        YamlScalar { IsNothing: true } => "~",
        YamlScalar scalar => Word(scalar.Text),
        _ => "~",
    };

    private static string Flow(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Word))}]";

    private void Line(string indent, string name, string value) => text.Append(indent).Append(name).Append(value.Length == 0 ? ":" : ": ").Append(value).Append('\n');

    /// <summary>An expression means the same however it is spaced.</summary>
    private static string Expression(string value) => Scalar(string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Scalar(string value) =>
        Plain().IsMatch(value) ? value : Quoted(value);

    private static string Word(string value) => WordOnly().IsMatch(value) ? value : Quoted(value);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c,
            });
        }

        return quoted.Append('"').ToString();
    }

    // What means something to YAML may not begin a text without quotes, or end one; colons and hashes are left to quotes.
    [GeneratedRegex(@"^[\p{L}0-9_.(][^\p{C}""'\\`:#]*(?<! )$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[\p{L}0-9_./+][\p{L}0-9_./+*-]*$|^-[0-9.][0-9.e+-]*$")]
    private static partial Regex WordOnly();
}
