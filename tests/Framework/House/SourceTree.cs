using System.Text.RegularExpressions;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>The files of the repository, as the tests of the house read them.</summary>
internal static partial class SourceTree
{
    private static readonly string[] Left = ["artifacts", "out", "bin", "obj", "node_modules", ".git"];

    /// <summary>Text files that people write, by extension or name; paths relative to the root.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. Walk(Repository.Root)
        .Where(path => Path.GetExtension(path) is ".cs" or ".md" or ".yaml" or ".yml" or ".csproj" or ".props" or ".targets" or ".json" or ".sln" or ".sh"
            || Path.GetFileName(path) is "hep" or "run" or "LICENSE" or ".editorconfig" or ".gitignore")
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    /// <summary>C# sources, of tests too.</summary>
    public static IEnumerable<string> CSharp => Texts.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>C# sources of what is shipped.</summary>
    public static IEnumerable<string> ShippedCSharp => CSharp.Where(path => IsShipped(path));

    /// <summary>Project files of what is shipped.</summary>
    public static IEnumerable<string> ShippedProjects =>
        Texts.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && IsShipped(path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>The lines of <paramref name="paths"/> that match, as <c>path:line: text</c>.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        return [.. from path in paths
                   from line in Read(path).Split('\n').Select((text, index) => (text, number: index + 1))
                   where regex.IsMatch(line.text)
                   select $"{path}:{line.number}: {line.text.Trim()}"];
    }

    /// <summary>The assembly's short name, <c>Columns</c> for <c>HepAnalysis.Columns</c>, out of a project's path.</summary>
    public static string ShortName(string project) => ProjectName().Match(project).Groups[1].Value;

    private static bool IsShipped(string path) =>
        path.StartsWith("Framework/", StringComparison.Ordinal) || path.StartsWith("Modules/", StringComparison.Ordinal) || path.StartsWith("GridSubmit/", StringComparison.Ordinal);

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !Left.Contains(Path.GetFileName(inner))).SelectMany(Walk));

    [GeneratedRegex(@"HepAnalysis\.([A-Za-z0-9.]+)\.csproj")]
    private static partial Regex ProjectName();
}
