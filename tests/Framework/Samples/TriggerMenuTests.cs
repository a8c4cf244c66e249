using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions;
using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

public sealed class TriggerMenuTests
{
    private static IReadOnlyList<SampleEvent> Events => SampleEvent.Shared;

    private static IEnumerable<string> Replayed => TriggerReplay.Paths.Keys;

    [Test]
    public void SixtyPathsOfDifferentNames()
    {
        Assert.That(TriggerMenu.Paths, Has.Count.EqualTo(60));
        Assert.That(TriggerMenu.Paths.Select(path => path.Name).Distinct().Count(), Is.EqualTo(60));
        Assert.That(TriggerMenu.Paths.Select(path => path.Number), Is.EqualTo(Enumerable.Range(1, 60)));
        Assert.That(TriggerMenu.Paths.Select(path => path.Name), Is.All.StartsWith("HLT_"));
        Assert.That(EventGenerator.Columns.Where(column => column.Name.StartsWith("HLT_", StringComparison.Ordinal)).Select(column => (column.Name, column.Title)),
            Is.EqualTo(TriggerMenu.Paths.Select(path => (path.Name, path.Condition))));
    }

    [Test]
    public void EachPathFiresAndNoneAlways()
    {
        foreach (var path in TriggerMenu.Paths)
        {
            Assert.That(Events.Count(e => e.Triggers[path.Number - 1]), Is.InRange(20, 20_000), path.Name);
        }
    }

    [Test]
    public void PrescaledPathsFireInTheirTurnOnly()
    {
        foreach (var path in TriggerMenu.Paths.Where(path => path.Prescale > 1))
        {
            Assert.That(Events.Where(e => e.Triggers[path.Number - 1]).All(e => (e.Number + (ulong)path.Number) % (ulong)path.Prescale == 0), Is.True, path.Name);
        }

        Assert.That(Events.Count(e => e.Triggers[^1]), Is.EqualTo(500), "one of a hundred by HLT_ZeroBias");
    }

    [TestCaseSource(nameof(Replayed))]
    public void OtherCodeDecidesTheSame(string name)
    {
        var path = TriggerMenu.Paths.Single(path => path.Name == name);
        var different = Events.Where(e =>
            e.Triggers[path.Number - 1] != ((e.Number + (ulong)path.Number) % (ulong)path.Prescale == 0 && TriggerReplay.Paths[name](e)));
        Assert.That(different.Select(e => e.Number), Is.Empty);
    }

    [Test]
    public void TheLanguageDecidesTheSameFromTheFile()
    {
        using var hep = new HepRun();
        var file = Path.Combine(hep.Folder, "events.root");
        using (var writer = RootFileWriter.CreateTreeFile(file, EventGenerator.TreeName, "", EventGenerator.Columns))
        {
            EventGenerator.Write(writer, 20_000, 2);
        }

        var paths = Compiled(file);
        Assert.That(paths, Has.Count.GreaterThanOrEqualTo(45));
        hep.Write("replay.yaml", "input: { files: [events.root], tree: Events, schema: nanoaod }\npaths:\n" + string.Concat(paths.Select(path => $"""
              {path.Name}:
                - filter: stored and replayed differ
                  where: "({path.Name} && !({path.Condition})) || (!{path.Name} && {path.Condition})"

            """)));
        Assert.That(hep.Run("run", "replay.yaml", "--json"), Is.Zero, hep.Error);
        var replayed = JsonDocument.Parse(hep.Out).RootElement.GetProperty("paths").EnumerateArray().ToList();
        Assert.That(replayed, Has.Count.EqualTo(paths.Count));
        foreach (var path in replayed)
        {
            Assert.That(path.GetProperty("filters")[0].GetProperty("executed").GetInt64(), Is.EqualTo(20_000));
            Assert.That(path.GetProperty("filters")[0].GetProperty("passed").GetInt64(), Is.Zero, path.GetProperty("name").GetString());
        }
    }

    [Test]
    public void TheMenuIsWhatTheDocumentSays()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "samples.md")).Where(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^\| \d+ \| `HLT_"));
        Assert.That(rows, Is.EqualTo(TriggerMenu.Paths.Select(path => $"| {path.Number} | `{path.Name}` | {path.Prescale} | `{path.Demands}` |")));
    }

    /// <summary>Those that the language can say by now: tuples are to come.</summary>
    private static List<TriggerPath> Compiled(string file)
    {
        using var root = RootFile.Open(file);
        var scope = AnalysisScope.For(SchemaBuilder.Build("nanoaod", root.OpenTree(EventGenerator.TreeName)), new ColumnSlots());
        return [.. TriggerMenu.Paths.Where(path =>
        {
            try
            {
                scope.CompileFilter(SourceText.Inline(path.Condition));
                return true;
            }
            catch (NotYetSupportedException)
            {
                Assert.That(path.Demands, Does.Contain("pairs(").Or.Contain("combinations("), path.Name);
                return false;
            }
        })];
    }
}
