using HepAnalysis.Cli.Terminal;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>Things that were noticed on the way: their number, and the first of them.</summary>
/// <param name="one">What one is.</param>
/// <param name="many">What several are.</param>
internal sealed class NotedLines(string one, string many)
{
    private const int MostShown = 20;
    private readonly List<string> lines = [];

    public long Count { get; private set; }

    public void Add(string line)
    {
        if (Count++ < MostShown)
        {
            lines.Add(line);
        }
    }

    /// <summary>Prints them; nothing where there are none.</summary>
    public void Write(HepConsole console)
    {
        if (Count == 0)
        {
            return;
        }

        console.Out.WriteLine($"{Human.Count(Count)} {(Count == 1 ? one : many)}:");
        lines.ForEach(line => console.Out.WriteLine($"  {Human.Visible(line)}"));
        if (Count > MostShown)
        {
            console.Out.WriteLine($"  … and {Human.Count(Count - MostShown)} more: --json has all");
        }
    }
}
