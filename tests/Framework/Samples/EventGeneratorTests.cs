using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

public sealed class EventGeneratorTests
{
    private const int EventsOfSample = 45_000;

    [TestCase(0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [TestCase(uint.MaxValue, uint.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    public void PhiloxGivesThePublishedWords(uint counter, uint key, uint a, uint b, uint c, uint d) =>
        Assert.That(Philox.Words(counter, counter, counter, counter, key, key), Is.EqualTo((a, b, c, d)));

    [Test]
    public void FourCountersAtOnceGiveTheNumbersOfOneAfterTheOther()
    {
        ulong seed = 0x0123_4567_89AB_CDEF;
        ulong counter = 0xFEDC_BA98_7654_3210;
        var random = new Philox(seed, counter);
        for (var draw = 0u; draw < 50; draw++)
        {
            var words = Philox.Words((uint)counter, (uint)(counter >> 32), draw, 0, (uint)seed, (uint)(seed >> 32));
            foreach (var bits in (ulong[])[((ulong)words.B << 32) | words.A, ((ulong)words.D << 32) | words.C])
            {
                Assert.That(random.Uniform(), Is.EqualTo(((bits >> 12) + 0.5) / (1L << 52)));
            }
        }
    }

    [Test]
    public void TheSameSeedGivesTheSameBytesForAnyThreadsAndAnotherOthers()
    {
        using var folder = new TemporaryFolder();
        byte[] Make(ulong seed, int threads)
        {
            var path = folder[$"{seed}-{threads}.root"];
            Generate(path, 25_500, seed, threads);
            return File.ReadAllBytes(path);
        }

        var alone = Make(1, 1);
        Assert.Multiple(() =>
        {
            Assert.That(Make(1, 2), Is.EqualTo(alone), "2 threads");
            Assert.That(Make(1, 3), Is.EqualTo(alone), "3 threads");
            Assert.That(Make(2, 2), Is.Not.EqualTo(alone), "another seed");
        });
    }

    [Test]
    public void AnEventDependsOnItsNumberAlone()
    {
        using var columns = new EventColumns();
        var block = new EventBlock(columns, 7);
        block.Fill(0, 1000);
        var ends = columns.Jets.Ends.Values<int>();
        var pt = columns.Jets.Pt.Values<float>()[ends[500]..ends[600]].ToArray();
        var bits = columns.Triggers[5].Values<bool>()[500..600].ToArray();
        block.Fill(500, 100);
        Assert.That(columns.Jets.Pt.Values<float>().ToArray(), Is.EqualTo(pt));
        Assert.That(columns.Triggers[5].Values<bool>().ToArray(), Is.EqualTo(bits));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(999)]
    public void FewEventsNeedNoFullBlock(int events)
    {
        using var folder = new TemporaryFolder();
        Generate(folder["x.root"], events, 1, threads: 2);
        using var file = RootFile.Open(folder["x.root"]);
        Assert.That(file.OpenTree("Events").EntryCount, Is.EqualTo(events));
    }

    [Test]
    public void TheCommittedSampleIsWhatTheGeneratorMakes()
    {
        using var made = new TemporaryFolder();
        Generate(made["dimuon.root"], EventsOfSample, 1, threads: 2);
        using var ours = RootFile.Open(made["dimuon.root"]);
        using var committed = RootFile.Open(Path.Combine(Repository.Root, "data-samples", "dimuon.root"));
        var (a, b) = (ours.OpenTree("Events"), committed.OpenTree("Events"));
        Assert.That(b.ClusterBoundaries([0]), Is.EqualTo((long[])[0, 20_000, 40_000, EventsOfSample]));
        Assert.That(b.Columns.Select(column => (column.Name, column.Type, column.Title)), Is.EqualTo(a.Columns.Select(column => (column.Name, column.Type, column.Title))));
        using var one = a.OpenReader();
        using var other = b.OpenReader();
        one.BeginTask(0, EventsOfSample);
        other.BeginTask(0, EventsOfSample);
        for (var column = 0; column < a.Columns.Count; column++)
        {
            for (var first = 0; first < EventsOfSample; first += 5_000)
            {
                Assert.That(Bytes(other.Read(column, first, 5_000)).SequenceEqual(Bytes(one.Read(column, first, 5_000))), Is.True, a.Columns[column].Name);
            }
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public void ACancelledRunLeavesNothing(int threads)
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var scheduler = Scheduler(threads);
        using (var writer = RootFileWriter.CreateTreeFile(
            folder["x.root"], EventGenerator.TreeName, "", EventGenerator.Columns, options: new RootFileOptions { Scheduler = scheduler }))
        {
            var stop = new Stop(source);
            Assert.That(() => EventGenerator.Write(writer, 100_000, 1, scheduler, stop, source.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(stop.Last, Is.EqualTo(20_000));
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void WhatTheWriterThrowsEndsTheRun()
    {
        using var writer = new FullDisk();
        Assert.That(() => EventGenerator.Write(writer, 10_000, 1, Scheduler(3)), Throws.TypeOf<IOException>());
    }

    internal static void Generate(string path, long events, ulong seed, int threads)
    {
        var scheduler = Scheduler(threads);
        using var writer = RootFileWriter.CreateTreeFile(
            path, EventGenerator.TreeName, "", EventGenerator.Columns, options: new RootFileOptions { Scheduler = scheduler });
        EventGenerator.Write(writer, events, seed, scheduler);
    }

    private static TaskScheduler? Scheduler(int threads) =>
        threads == 1 ? null : new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;

    private static ReadOnlySpan<byte> Bytes(Column column)
    {
        var numbers = column is ListColumn list ? (NumberColumn)list.Content : (NumberColumn)column;
        return numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size());
    }

    /// <summary>Interrupts after 20,000 events.</summary>
    private sealed class Stop(CancellationTokenSource source) : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value)
        {
            Last = value;
            if (value == 20_000)
            {
                source.Cancel();
            }
        }
    }

    private sealed class FullDisk : IColumnWriter
    {
        public IReadOnlyList<ColumnInfo> Columns => EventGenerator.Columns;

        public void Write(ReadOnlySpan<Column> columns, int entryCount) => throw new IOException("no space left");

        public void EndCluster() => throw new InvalidOperationException();

        public void Commit() => throw new InvalidOperationException();

        public void Dispose()
        {
        }
    }
}
