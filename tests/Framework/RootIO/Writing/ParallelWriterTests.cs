using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Columns;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

public sealed class ParallelWriterTests
{
    private static readonly ColumnType Float = new ColumnType.Number(NumberKind.Float32);
    private static readonly ColumnInfo[] Columns =
        [new("run", new ColumnType.Number(NumberKind.UInt32)), new("pt", new ColumnType.List(Float), "n"), new("good", new ColumnType.List(new ColumnType.Number(NumberKind.Bool)), "n")];

    [TestCase("zstd:5")]
    [TestCase("zlib:1")]
    [TestCase("none")]
    public void BytesDoNotDependOnThreads(string codec)
    {
        using var folder = new TemporaryFolder();
        var alone = Write(folder["0.root"], codec, null);
        foreach (var threads in new[] { 1, 2, 5 })
        {
            Assert.That(Write(folder[$"{threads}.root"], codec, Scheduler(threads)), Is.EqualTo(alone), $"{threads} threads");
        }
    }

    [Test]
    public void AFileGivenUpLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using (var content = new TreeContent(Columns, 1))
        using (var tree = RootFileWriter.CreateTreeFile(
            folder["t.root"], "t", "", Columns, new RootTreeOptions { BasketBytes = 500 }, new RootFileOptions { Scheduler = Scheduler(2) }))
        {
            tree.Write(content.Make(5_000), 5_000);
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void WhatATaskThrowsReachesTheWriter()
    {
        using var folder = new TemporaryFolder();
        using var file = new OutputFile(folder["t.root"]);
        var failed = new Record(10, Task.FromException(new CodecUnavailableException("no codec", "none", "none")));
        Assert.That(() => file.Records.Add(failed), Throws.TypeOf<CodecUnavailableException>().With.Message.Contains("no codec"));
        Assert.That(() => file.Records.Settle(), Throws.TypeOf<CodecUnavailableException>());
        file.Records.Wait();
    }

    [Test]
    public void RecordsKeepTheirOrderAndWaitInBoundedMemory()
    {
        using var folder = new TemporaryFolder();
        using var file = new OutputFile(folder["t.root"]);
        var late = new TaskCompletionSource();
        var first = new Record(10, late.Task);
        var second = new Record(20_000_000, Task.CompletedTask);
        file.Records.Add(first);
        file.Records.Add(second);
        Assert.That((first.At, second.At), Is.EqualTo((-1, -1)), "the second waits for the first");

        var third = new Record(20_000_000, new TaskCompletionSource().Task);
        late.SetResult();
        file.Records.Add(third);
        Assert.That((first.At, second.At, third.At), Is.EqualTo((0, 1, -1)));
    }

    [Test]
    public void AKeyNearTwoGigabytesWaitsForItsPosition()
    {
        using var folder = new TemporaryFolder();
        using var file = new OutputFile(folder["t.root"]);
        var late = new TaskCompletionSource();
        var small = new Record(1000, late.Task);
        file.Records.Add(small);
        Assert.That(file.Records.IsNextBig(), Is.False);
        Assert.That(small.At, Is.EqualTo(-1), "whatever becomes of it, the next key is a small one");

        late.SetResult();
        var large = new Record(KeyRecord.BigFile, Task.Run(() => { }));
        file.Records.Add(large);
        Assert.That(file.Records.IsNextBig(), Is.False);
        Assert.That(large.At, Is.EqualTo(1), "it might have reached 2 GB, so it was written");
    }

    private static TaskScheduler Scheduler(int threads) => new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;

    /// <summary>Two trees whose baskets come in turns, and a histogram between them.</summary>
    private static byte[] Write(string path, string codec, TaskScheduler? scheduler)
    {
        using var content = new TreeContent(Columns, 3);
        using (var file = RootFileWriter.Create(path, new RootFileOptions { Compression = CompressionSetting.Parse(codec), Scheduler = scheduler }))
        {
            using var one = file.CreateTree("a/t", "", Columns, new RootTreeOptions { BasketBytes = 2_000 });
            using var other = file.CreateTree("u", "", Columns, new RootTreeOptions { BasketBytes = 900, ClusterEntries = 700 });
            for (var i = 0; i < 10; i++)
            {
                one.Write(content.Make(1_000), 1_000);
                other.Write(content.Make(777), 777);
                if (i == 4)
                {
                    file.Write(new Histogram1D("h", Axis.Regular(10, 0, 1), "").ToData());
                }
            }

            other.Commit();
            one.Commit();
            file.Commit();
        }

        return File.ReadAllBytes(path);
    }

    private sealed class Record(long mostBytes, Task making) : PendingRecord
    {
        public int At { get; private set; } = -1;

        public override Task Making => making;

        public override long MostBytes => mostBytes;

        public override void Append(OutputFile file)
        {
            At = (int)file.End;
            file.Append([1]);
        }
    }
}
