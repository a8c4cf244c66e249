using System.Globalization;

namespace HepAnalysis.RootIO.Writing.Classes;

/// <summary>A class that is written: its version, ROOT's checksum of it, and its members in order.</summary>
internal sealed record ClassTable(string Name, int Version, uint Checksum, IReadOnlyList<ClassMember> Members)
{
    private static readonly Lazy<Dictionary<string, ClassTable>> All = new(Load);

    public static ClassTable Of(string name) => All.Value[name];

    /// <summary>The classes and all that their members need, those first that are needed.</summary>
    public static IReadOnlyList<ClassTable> WithParts(IEnumerable<string> names)
    {
        var found = new List<ClassTable>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Collect(name, seen, found);
        }

        return found;
    }

    private static void Collect(string name, HashSet<string> seen, List<ClassTable> found)
    {
        if (!All.Value.TryGetValue(name, out var table) || !seen.Add(name))
        {
            return;
        }

        foreach (var member in table.Members)
        {
            Collect(member.Kind == "Base" ? member.Name : member.TypeName.TrimEnd('*'), seen, found);
        }

        found.Add(table);
    }

    private static Dictionary<string, ClassTable> Load()
    {
        using var stream = typeof(ClassTable).Assembly.GetManifestResourceStream("Classes.txt")!;
        using var reader = new StreamReader(stream);
        var tables = new Dictionary<string, ClassTable>(StringComparer.Ordinal);
        var members = new List<ClassMember>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("class ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                members = [];
                tables.Add(words[1], new ClassTable(
                    words[1],
                    int.Parse(words[2], CultureInfo.InvariantCulture),
                    uint.Parse(words[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    members));
            }
            else if (!line.StartsWith('#'))
            {
                members.Add(ClassMember.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        return tables;
    }
}
