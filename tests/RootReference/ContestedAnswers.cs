using System.Reflection;

namespace HepAnalysis.RootReference;

/// <summary>
/// Answers that are held to be wrong: contested.tsv has both values of each, and ROOT's own reading as evidence. They count neither as
/// answers nor as differences.
/// </summary>
internal static class ContestedAnswers
{
    private const int Columns = 5;

    private static readonly HashSet<string> Listed = [.. Read().Skip(1).Select(row => $"{row[0]} {row[1]}")];

    public static int Count => Listed.Count;

    /// <summary>Whether the answer of a kind is listed.</summary>
    public static bool Has(string kind, string what) => Listed.Contains($"{kind} {what}");

    /// <summary>The rows of the list, the first of them the names of its columns.</summary>
    public static IEnumerable<string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("contested.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            yield return row.Length == Columns && row.All(cell => cell.Length > 0) ? row
                : throw new InvalidDataException($"contested.tsv: {Columns} columns, none of them empty, are wanted: {line}");
        }
    }
}
