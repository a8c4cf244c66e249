using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Expressions;
using HepAnalysis.Histograms;
using HepAnalysis.Modules;

namespace HepAnalysis.Framework.Tests.EventLoop;

/// <summary>The runner over events in memory: the same bits whatever the threads and blocks, errors and interruptions in order.</summary>
public sealed class RunnerTests
{
    private const int Entries = 30_000;

    private const string Yaml = """
        input: { files: [a, b], schema: nanoaod }
        define: { good: "Muon[pt > 5]" }
        weight: weight
        paths:
          first:
            - filter: two
              where: count(good) >= 2
            - histogram: leading
              x: good[0].pt
              axis: { regular: [50, 0, 100] }
            - filter: opposite
              where: good[0].charge != good[1].charge
            - histogram: each
              x: good.pt
              axis: { log: [40, 1, 200] }
            - histogram: counted
              x: good.pt
              y: good.charge
              axes: [{ regular: [20, 0, 100] }, { edges: [-2, 0, 2] }]
              weight: 1
          second:
            - histogram: all
              x: count(Muon)
              axis: { regular: [5, 0, 5] }
        """;

    private static readonly Lazy<string> Expected = new(() => Bits(Run(Yaml, 1, 1000)));

    [Test]
    public void ThreadsAndBlocksNeverChangeABit([Values(1, 2, 3, 8)] int threads, [Values(100, 1000, 10_000)] int block) =>
        Assert.That(Bits(Run(Yaml, threads, block)), Is.EqualTo(Expected.Value));

    [Test]
    public void CountsAreThoseOfALoop()
    {
        var result = Run(Yaml, 2, 1000);
        var step = result.Cutflows[0].Steps;

        Assert.Multiple(() =>
        {
            Assert.That(result.EventsDone, Is.EqualTo(2 * Entries));
            Assert.That(result.Cutflows.Select(cutflow => cutflow.Path), Is.EqualTo(new[] { "first", "second" }));
            Assert.That(step.Select(s => s.Name), Is.EqualTo(new[] { "two", "opposite" }));
            Assert.That(step[0].Executed, Is.EqualTo(2 * Entries));
            Assert.That(step[1].Executed, Is.EqualTo(step[0].Passed));
            Assert.That(step[0].Low, Is.LessThan(step[0].Efficiency));
            Assert.That(step[0].High, Is.GreaterThan(step[0].Efficiency));
            Assert.That(step[0].Weighted!.Passed, Is.LessThan(step[0].Weighted!.Executed));
            Assert.That(Find(result, "leading").Entries, Is.EqualTo(step[0].Passed));
            Assert.That(Find(result, "all").Contents.Sum(), Is.EqualTo(step[0].Weighted!.Executed).Within(1e-9).Percent);
            Assert.That(Find(result, "counted").SumW2, Is.Not.Null, "a weight of 1 is a weight");
        });
    }

    [TestCase("/all")]
    [TestCase("a//b")]
    [TestCase("a/")]
    public void ANameWithAnEmptyPartIsSaidBeforeTheFirstEvent(string name)
    {
        var yaml = Yaml.Replace("histogram: all\n", $"histogram: {name}\n", StringComparison.Ordinal);
        Assert.That(yaml, Is.Not.EqualTo(Yaml));
        var error = Assert.Throws<ConfigurationException>(() => Run(yaml, 1, 777))!;
        Assert.That(error.Message, Does.Contain($"'{name}'").And.Contain("empty"));
    }

    [Test]
    public void WithoutAWeightHistogramsCount()
    {
        var result = Run(Yaml.Replace("weight: weight\n", "", StringComparison.Ordinal), 2, 777);

        Assert.Multiple(() =>
        {
            Assert.That(Find(result, "all").SumW2, Is.Null);
            Assert.That(Find(result, "all").Contents.Sum(), Is.EqualTo(2 * Entries));
            Assert.That(result.Cutflows[0].Steps[0].Weighted, Is.Null);
        });
    }

    [TestCase(0, 100, 100)]
    [TestCase(29_990, 20, 20)]
    [TestCase(59_999, 10, 1)]
    [TestCase(70_000, 10, 0)]
    public void FirstAndSkipCountOverTheChain(long skip, long first, long expected)
    {
        var result = Run(Yaml, 3, 64, new RunOptions { Skip = skip, First = first });

        Assert.Multiple(() =>
        {
            Assert.That(result.EventsDone, Is.EqualTo(expected));
            Assert.That(result.Cutflows[0].Steps[0].Executed, Is.EqualTo(expected));
            Assert.That(result.IsInterrupted, Is.False);
        });
    }

    [Test]
    public void PartsOfAChainAddUpToTheWhole()
    {
        var (a, b) = (Run(Yaml, 1, 1000, new RunOptions { First = 12_345 }), Run(Yaml, 2, 500, new RunOptions { Skip = 12_345 }));

        Assert.That(
            Find(a, "counted").Contents.Zip(Find(b, "counted").Contents, (x, y) => x + y), Is.EqualTo(Find(Run(Yaml, 1, 1000), "counted").Contents));
    }

    [Test]
    public void FirstErrorInTheOrderOfEventsIsThrown([Values(1, 2, 8)] int threads)
    {
        using var plan = Prepare(Yaml, threads, 100, (column, entry) =>
        {
            if (column == "Muon_pt" && entry >= 9_000)
            {
                throw new InvalidDataException($"at {entry / 100}");
            }
        });
        var error = Assert.Throws<InvalidDataException>(() => plan.Run())!;

        Assert.That(error.Message, Is.EqualTo("at 90"));
    }

    [Test]
    public void FirstEventThatFailsIsNamedWhateverTheBlocks([Values(1, 3)] int threads, [Values(1, 100, 4096)] int block)
    {
        // The second filter fails in more events than the first, whose failures come earlier in every large block.
        var yaml = Yaml.Replace("where: count(good) >= 2", "where: good[2].pt > 0", StringComparison.Ordinal)
            .Replace("- histogram: all\n      x: count(Muon)", "- histogram: all\n      x: Muon[0].pt", StringComparison.Ordinal);
        EvaluationException Error(int size)
        {
            using var plan = Prepare(yaml, threads, size, null);
            return Assert.Throws<EvaluationException>(() => plan.Run())!;
        }

        Assert.That(Error(block).Message, Is.EqualTo(Error(7).Message));
    }

    [Test]
    public void CancellationStopsWithinABlockAndSaysWhatWasDone()
    {
        using var cancellation = new CancellationTokenSource();
        using var plan = Prepare(Yaml, 2, 100, (_, entry) =>
        {
            if (entry >= 5_000)
            {
                cancellation.Cancel();
            }
        });
        var result = plan.Run(cancellation: cancellation.Token);

        Assert.Multiple(() =>
        {
            Assert.That(result.IsInterrupted, Is.True);
            Assert.That(result.EventsDone, Is.LessThan(Entries));
            Assert.That(result.Cutflows[0].Steps[0].Executed, Is.EqualTo(result.EventsDone));
        });
    }

    [TestCase("where: count(good) >= 2", "where: count(good) >= 2\n      threshold: 5", "has no 'threshold'")]
    [TestCase("- filter: two", "- fliter: two", "filter")]
    [TestCase("histogram: all", "histogram: each", "two histograms are named 'each'")]
    [TestCase("regular: [5, 0, 5]", "regular: [0, 0, 5]", "number of bins")]
    [TestCase("regular: [5, 0, 5]", "regular: [5, 5, 0]", "lower limit")]
    [TestCase("regular: [5, 0, 5]", "log: [5, 0, 5]", "above 0")]
    [TestCase("regular: [5, 0, 5]", "edges: [5, 0, 5]", "rise")]
    [TestCase("regular: [5, 0, 5]", "regulr: [5, 0, 5]", "regular")]
    [TestCase("weight: weight", "weight: good.pt", "one number an event")]
    [TestCase("y: good.charge", "y: Muon.charge", "may differ in length")]
    [TestCase("x: count(Muon)", "weight: Muon.pt\n      x: count(Muon)", "filled once an event")]
    public void WhatDoesNotFitIsSaidBeforeEventOne(string text, string replacement, string said)
    {
        var yaml = Yaml.Replace(text, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ConfigurationException>(() => Prepare(yaml, 1, 100, (_, _) => throw new InvalidDataException("read")).Dispose())!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain(said));
            Assert.That(error.Place.File, Is.EqualTo("a.yaml"));
        });
    }

    [Test]
    public void ColumnMissingInALaterFileIsSaidBeforeEventOne()
    {
        var configuration = ConfigurationReader.Read(Yaml, "a.yaml");
        var runner = new Runner(configuration, StandardModules.Registry(), path =>
            path == "a" ? new MemorySource(10, 1, "a:Events") : new Schemas.FakeSource(Schemas.FakeSource.List("Muon_pt", "nMuon")));
        var error = Assert.Throws<SchemaException>(() => runner.Prepare([new InputFile("a", 0), new InputFile("b", 0)], new RunOptions()))!;

        Assert.That(error.Message, Does.Contain("is missing in one of the files"));
    }

    [Test]
    public void ReadersAreClosedAndProgressReachesTheEnd()
    {
        var sources = new List<MemorySource>();
        var configuration = ConfigurationReader.Read(Yaml, "a.yaml");
        var last = default(RunProgress);
        using (var plan = new Runner(configuration, StandardModules.Registry(), path =>
        {
            var source = new MemorySource(Entries, path[0]);
            sources.Add(source);
            return source;
        }).Prepare([new InputFile("a", 0), new InputFile("b", 0)], new RunOptions { Threads = 3 }))
        {
            plan.Run(progress => last = progress);
        }

        Assert.Multiple(() =>
        {
            Assert.That(sources.Sum(source => source.OpenReaders), Is.Zero);
            Assert.That(last.Done, Is.EqualTo(last.Total));
        });
    }

    private static RunResult Run(string yaml, int threads, int block, RunOptions? options = null)
    {
        using var plan = Prepare(yaml, threads, block, null, options);
        return plan.Run();
    }

    private static RunPlan Prepare(string yaml, int threads, int block, Action<string, long>? onRead, RunOptions? options = null)
    {
        var configuration = ConfigurationReader.Read(yaml, "a.yaml");
        var runner = new Runner(configuration, StandardModules.Registry(), path => new MemorySource(Entries, path[0]) { OnRead = onRead });
        return runner.Prepare([new InputFile("a", 0), new InputFile("b", 0)], (options ?? new RunOptions()) with { Threads = threads, BlockSize = block });
    }

    private static HistogramData Find(RunResult result, string name) => result.Histograms.Single(histogram => histogram.Data.Name == name).Data;

    private static string Bits(RunResult result)
    {
        var bits = result.Histograms.SelectMany(histogram => (double[])[.. histogram.Data.Contents, .. histogram.Data.SumW2 ?? [], .. histogram.Data.Statistics, histogram.Data.Entries])
            .Concat(result.Cutflows.SelectMany(cutflow => cutflow.Steps).SelectMany(step => (double[])
            [
                step.Executed, step.Passed, step.Low, step.High,
                step.Weighted!.Executed, step.Weighted.ExecutedSquared, step.Weighted.Passed, step.Weighted.PassedSquared,
            ]));
        return string.Join(' ', bits.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x")));
    }
}
