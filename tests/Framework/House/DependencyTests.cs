using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>Who may depend on whom: the table of docs/architecture.md, the project files and the built assemblies say the same.</summary>
public sealed partial class DependencyTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Table = ReadTable();

    [Test]
    public void TableNamesEveryAssembly()
    {
        Assert.That(Table.Keys, Is.EquivalentTo(SourceTree.ShippedProjects.Select(SourceTree.ShortName)));
    }

    [TestCaseSource(nameof(Assemblies))]
    public void ProjectReachesWhatTheTableSays(string name)
    {
        Assert.That(Reached(name, []), Is.EquivalentTo(Table[name]));
    }

    [TestCaseSource(nameof(Assemblies))]
    public void AssemblyUsesNothingThatTheTableDoesNotSay(string name)
    {
        var used = Assembly.Load("HepAnalysis." + name).GetReferencedAssemblies()
            .Select(reference => reference.Name!).Where(reference => reference.StartsWith("HepAnalysis.", StringComparison.Ordinal))
            .Select(reference => reference["HepAnalysis.".Length..]);

        Assert.That(used, Is.SubsetOf(Table[name]));
    }

    [Test]
    public void DependenciesPointOneWay()
    {
        // In a table of everything that is reached, a circle would show as an assembly that reaches itself.
        Assert.That(Table.Where(row => row.Value.Contains(row.Key)), Is.Empty);
    }

    [Test]
    public void EventLoopSeesNoFileFormat()
    {
        Assert.That(Table["EventLoop"], Has.No.Member("RootIO"));
        Assert.That(Table["Modules"], Has.No.Member("RootIO"));
    }

    [Test]
    public void UnsafeCodeIsCompiledInThreeAssembliesAlone()
    {
        var allowed = SourceTree.ShippedProjects.Where(project => SourceTree.Read(project).Contains("AllowUnsafeBlocks", StringComparison.Ordinal));

        Assert.That(allowed.Select(SourceTree.ShortName), Is.EquivalentTo(new[] { "RootIO", "Columns", "Expressions" }));
        Assert.That(SourceTree.Read("Directory.Build.props"), Does.Not.Contain("AllowUnsafeBlocks"));
    }

    private static IEnumerable<string> Assemblies() => Table.Keys;

    private static HashSet<string> Reached(string name, HashSet<string> seen)
    {
        var project = SourceTree.ShippedProjects.Single(path => SourceTree.ShortName(path) == name);
        foreach (var reference in XDocument.Parse(SourceTree.Read(project)).Descendants("ProjectReference"))
        {
            var next = SourceTree.ShortName(reference.Attribute("Include")!.Value);
            if (seen.Add(next))
            {
                Reached(next, seen);
            }
        }

        return seen;
    }

    // The rows look like: | `Columns` | what it is | Storage |
    private static Dictionary<string, string[]> ReadTable() => SourceTree.Read("docs/architecture.md").Split('\n')
        .SkipWhile(line => !line.StartsWith("## Who may depend on whom", StringComparison.Ordinal)).Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Select(line => Row().Match(line)).Where(match => match.Success)
        .ToDictionary(
            match => match.Groups["name"].Value,
            match => match.Groups["uses"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|.*\| *(?<uses>[\w, ]*) *\|$")]
    private static partial Regex Row();
}
