namespace HepAnalysis.Framework.Tests.Docs;

/// <summary>A fenced block of a document.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Text">What is between the fences.</param>
public sealed record Snippet(string Place, string Language, string Text)
{
    private const string Fence = "```";

    /// <summary>Lines without what is behind a #, and without empty ones.</summary>
    public IEnumerable<string> Commands => Text.Split('\n').Select(line => line.Split(" #")[0].Trim()).Where(line => line.Length > 0);

    /// <summary>The blocks of a document of the repository, in order.</summary>
    public static IReadOnlyList<Snippet> Of(string document)
    {
        var found = new List<Snippet>();
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, document));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, Fence, i + 1);
                Assert.That(end, Is.GreaterThan(i), $"{document}:{i + 1} opens a block that does not end");
                found.Add(new Snippet($"{document}:{i + 1}", lines[i][Fence.Length..], string.Join('\n', lines[(i + 1)..end])));
                i = end;
            }
        }

        return found;
    }

    /// <summary>The words of a command as a shell takes them apart.</summary>
    public static string[] Words(string command)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in command + " ")
        {
            if (c == '\'')
            {
                quoted = !quoted;
            }
            else if (c != ' ' || quoted)
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }

    public override string ToString() => Place;
}
