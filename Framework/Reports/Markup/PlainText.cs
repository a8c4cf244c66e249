using System.Text;

namespace HepAnalysis.Reports.Markup;

/// <summary>A title for where there is no raised or lowered text: names for a screen reader, <c>pT [GeV]</c>.</summary>
internal static class PlainText
{
    public static string Of(IReadOnlyList<MarkupNode> nodes)
    {
        var text = new StringBuilder();
        Append(text, nodes);
        return text.ToString();
    }

    public static string Of(string title, int longest = MarkupParser.Longest) => Of(MarkupParser.Parse(title, longest));

    private static void Append(StringBuilder text, IReadOnlyList<MarkupNode> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode plain:
                    text.Append(plain.Text);
                    break;
                case OverlineNode over:
                    Append(text, over.Content);
                    break;
                case ScriptNode script:
                    Append(text, script.Lower ?? []);
                    Append(text, script.Upper ?? []);
                    break;
            }
        }
    }
}
