using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Framework.Tests.Cli;

namespace HepAnalysis.Framework.Tests.Docs;

/// <summary>What the documents tell a user to type: commands and YAML are run, C# is found in sources that are compiled and run.</summary>
public sealed class SnippetTests
{
    private static IEnumerable<Snippet> All() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(path => Path.GetRelativePath(Repository.Root, path)).Append("README.md")
            .Order(StringComparer.Ordinal).SelectMany(Snippet.Of);

    private static IEnumerable<Snippet> InCSharp() => All().Where(snippet => snippet.Language == "csharp");

    // The template and what dotnet does are run by .ci/run.
    private static IEnumerable<Snippet> InShell() => All().Where(snippet => snippet.Language == "sh" && snippet.Text.Contains("./hep "));

    [TestCaseSource(nameof(InShell))]
    public void CommandsWork(Snippet snippet)
    {
        using var hep = WithExamples();
        File.Copy(Sample, Path.Combine(hep.Folder, "my.root"));
        foreach (var command in snippet.Commands)
        {
            var words = Snippet.Words(command);
            if (words[0] == "cp")
            {
                File.Copy(Path.Combine(hep.Folder, words[1]), Path.Combine(hep.Folder, words[2]));
                var copy = Path.Combine(hep.Folder, words[2]);
                File.WriteAllText(copy, File.ReadAllText(copy).Replace("../../data-samples/dimuon.root", "my.root", StringComparison.Ordinal));
                continue;
            }

            Assert.That(words[0], Is.EqualTo("./hep"), $"{snippet}: {command}");
            Assert.That(hep.Run(words[1..]), Is.Zero, $"{snippet}: {command}: {hep.Error}");
        }
    }

    [Test]
    public void TheConfigurationAndItsChangesRun()
    {
        using var hep = WithExamples();
        File.Copy(Sample, Path.Combine(hep.Folder, "a.root"));
        File.Copy(Sample, Path.Combine(hep.Folder, "b.root"));
        hep.Write("runs/empty", "");
        File.Copy(Sample, Path.Combine(hep.Folder, "runs", "1.root"));
        var snippets = Snippet.Of("docs/configuration.md");
        hep.Write("dimuon.yaml", snippets.First(snippet => snippet.Language == "yaml").Text);
        Assert.That(hep.Run("run", "dimuon.yaml", "--first", "100"), Is.Zero, hep.Error);
        Assert.That(hep.Out, Does.Contain("out/dimuon.html"));

        var commands = snippets.Where(snippet => snippet.Language.Length == 0).SelectMany(snippet => snippet.Commands).ToList();
        Assert.That(commands, Is.Not.Empty);
        foreach (var command in commands)
        {
            var words = Snippet.Words(command);
            Assert.That(words[0], Is.EqualTo("hep"));
            Assert.That(hep.Run([.. words[1..], "--first", "100"]), Is.Zero, $"{command}: {hep.Error}");
        }
    }

    [Test]
    public void TheSchemaOfTheConfigurationIsRead()
    {
        var schema = Snippet.Of("docs/configuration.md").Single(snippet => snippet.Text.StartsWith("schema:", StringComparison.Ordinal));
        var yaml = "input:\n  files: [a.root]\n  " + schema.Text.ReplaceLineEndings("\n  ") + "\npaths: { p: [ { histogram: h, x: Jet.pt, axis: { regular: [1, 0, 1] } } ] }\noutput: { file: o.root }\n";
        var configuration = ConfigurationReader.Read(yaml, schema.Place);
        Assert.That(configuration.Input.Collections.Select(collection => collection.Name), Is.EqualTo(new[] { "Muon", "Jet" }));
    }

    [Test]
    public void TheYamlOfAModuleRuns()
    {
        using var hep = WithExamples();
        File.Copy(Path.Combine(Repository.Root, "examples", "module", "DimuonMass.cs"), Path.Combine(hep.Folder, "DimuonMass.cs"));
        var yaml = Snippet.Of("docs/modules.md").Single(snippet => snippet.Language == "yaml");
        hep.Write("mine.yaml", "input: { files: [data-samples/dimuon.root], schema: nanoaod }\n" + yaml.Text + "\noutput: { file: o.root }\n");
        Assert.That(hep.Run("run", "mine.yaml", "--first", "1000"), Is.Zero, hep.Error);
    }

    [TestCaseSource(nameof(InCSharp))]
    public void CSharpIsThatOfASourceThatIsRun(Snippet snippet)
    {
        var wanted = Plain(snippet.Text);
        var sources = new[] { "examples", "tests" }.SelectMany(
            folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories));
        Assert.That(sources.Any(path => Plain(File.ReadAllText(path)).Contains(wanted, StringComparison.Ordinal)), $"{snippet} is nowhere below examples and tests");
    }

    private static string Sample => Path.Combine(Repository.Root, "data-samples", "dimuon.root");

    private static string Plain(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c)));

    // The folders of the repository under the names that the documents use.
    private static HepRun WithExamples()
    {
        var hep = new HepRun();
        foreach (var folder in new[] { "examples", "data-samples" })
        {
            Directory.CreateSymbolicLink(Path.Combine(hep.Folder, folder), Path.Combine(Repository.Root, folder));
        }

        return hep;
    }
}
