namespace HepAnalysis.Cli.Terminal;

/// <summary>Names and values below each other; what is empty is left out.</summary>
internal sealed class FactList(HepConsole console)
{
    private const int WidestName = 30;
    private readonly List<(string Name, string Value)> facts = [];

    public void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts.Add((Human.Visible(name), Human.Visible(value)));
        }
    }

    public void Write(string indent = "")
    {
        var width = facts.Count == 0 ? 0 : Math.Min(WidestName, facts.Max(fact => fact.Name.Length));
        foreach (var (name, value) in facts)
        {
            console.Out.WriteLine($"{indent}{name.PadRight(width)}  {value}");
        }
    }
}
