using System.Text.RegularExpressions;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>Rules of CONTRIBUTING.md that can be read off the sources. Words are put together, so that this file does not match itself.</summary>
public sealed partial class SourceRuleTests
{
    [Test]
    public void NoFileIsLongerThan400Lines()
    {
        var longOnes = SourceTree.CSharp.Select(path => (path, lines: SourceTree.Read(path).Count(c => c == '\n'))).Where(file => file.lines > 400);

        Assert.That(longOnes, Is.Empty);
    }

    [Test]
    public void NothingIsLeftUndone()
    {
        Assert.That(SourceTree.Find(SourceTree.CSharp, @"\b(TO" + "DO|FIX" + @"ME|XX" + @"X)\b|NotImplemented" + "Exception"), Is.Empty);
    }

    [Test]
    public void NoWarningIsSilenced()
    {
        Assert.That(SourceTree.Find(SourceTree.CSharp, "#pragma warning " + "disable|Suppress" + "Message"), Is.Empty);
        Assert.That(
            SourceTree.Find(SourceTree.Texts.Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets"), "<No" + "Warn>"),
            Is.All.StartsWith("tests/Directory.Build.props").And.All.Contains("CS1591"));
    }

    [Test]
    public void NoExceptionIsSwallowed()
    {
        var empty = SourceTree.CSharp.Where(path => EmptyCatch().IsMatch(SourceTree.Read(path)));

        Assert.That(empty, Is.Empty);
    }

    [Test]
    public void NoTestSleeps()
    {
        Assert.That(SourceTree.Find(SourceTree.CSharp.Where(path => path.StartsWith("tests/", StringComparison.Ordinal)), @"Thread\.Sl" + "eep"), Is.Empty);
    }

    [Test]
    public void NothingNamesOneMachineOrAPackageRegistry()
    {
        var found = SourceTree.Find(
            SourceTree.Texts, "/wo" + "rk/|/ro" + "ot/|/tmp/pe" + @"ers|nuget\." + @"org|registry\." + @"npmjs|pypi\." + @"org|deb\." + @"debian\.org");

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void NamespacesFollowFolders()
    {
        var wrong = from path in SourceTree.ShippedCSharp
                    let declared = Namespace().Match(SourceTree.Read(path)).Groups[1].Value
                    where declared.Length > 0
                    let folders = Path.GetDirectoryName(path)!.Split('/').Where(folder => folder != "Framework").ToArray()
                    let full = "HepAnalysis." + string.Join('.', folders)
                    let assembly = "HepAnalysis." + folders[0]
                    where !(full + ".").StartsWith(declared + ".", StringComparison.Ordinal) || !(declared + ".").StartsWith(assembly + ".", StringComparison.Ordinal)
                    select $"{path}: {declared}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void LinksOfTheDocumentsLeadSomewhere()
    {
        var broken = from path in SourceTree.Texts.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
                     from Match link in Link().Matches(SourceTree.Read(path))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains(':')
                     where !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, target))
                     select $"{path}: {target}";

        Assert.That(broken, Is.Empty);
    }

    [TestCase("./hep run examples/dimuon/dimuon.yaml")]
    [TestCase("dotnet test")]
    public void ReadmeCommandIsTheOneThatCiRuns(string command)
    {
        Assert.That(SourceTree.Read("README.md").Split('\n'), Has.Some.StartsWith(command));
        Assert.That(SourceTree.Read(".ci/run"), Does.Contain(command));
    }

    [GeneratedRegex(@"^namespace ([\w.]+)[;\s]", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?(when\s*\(.*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
