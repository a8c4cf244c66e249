using System.Globalization;
using System.Net.Security;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;
using HepAnalysis.GridSubmit.Transfers;
using Answer = HepAnalysis.GridSubmit.Tests.Server.ScriptedServer.Answer;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>Files are fetched whole and right, or not at all.</summary>
public sealed class DownloaderTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)((i * 7) ^ (i >> 9)))];
    private static readonly DataIdentifier Did = new("mc", "a.root");

    [Test]
    public async Task FileIsFetchedAndVerified()
    {
        using var server = Storage();
        using var folder = new TemporaryFolder();

        var report = await FetchAsync(folder, Place(server));

        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
        Assert.That(report, Has.Property("IsVerified").True.And.Property("Bytes").EqualTo(Content.Length).And.Property("Resumed").Zero);
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task NextReplicaIsTakenWhereOneIsBroken([Values] bool isCut)
    {
        var wrong = (byte[])Content.Clone();
        wrong[1000]++;
        using var bad = new ScriptedServer((_, _) => isCut ? Cut(Content, 200_000) : Answer.Of(200, wrong));
        using var good = Storage();
        using var folder = new TemporaryFolder();

        var report = await FetchAsync(folder, Place(bad), Place(good));

        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
        Assert.That(report.Failures, Has.Count.EqualTo(1).And.Some.Contains(bad.Address.Port.ToString(CultureInfo.InvariantCulture)));
        Assert.That(report.Resumed, isCut ? Is.GreaterThan(0) : Is.Zero);
    }

    [Test]
    public async Task WrongBytesOfOneReplicaThatWasCutDoNotSpoilTheNext()
    {
        var wrong = (byte[])Content.Clone();
        wrong[1000]++;
        using var bad = new ScriptedServer((_, _) => Cut(wrong, 200_000));
        using var good = Storage();
        using var folder = new TemporaryFolder();

        _ = await FetchAsync(folder, Place(bad), Place(good));

        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task BegunFileIsTakenUpAgain(bool hasRanges)
    {
        using var server = Storage(hasRanges);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["a.root.part"], Content[..123_456]);
        var progress = new LastProgress();

        var report = await FetchAsync(folder, progress, Place(server));

        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
        Assert.That(report.Resumed, Is.EqualTo(123_456));
        Assert.That(progress.Last, Is.EqualTo(new TransferProgress(1, 1, Content.Length, Content.Length)));
    }

    [Test]
    public async Task FileThatIsThereIsNotFetched()
    {
        using var server = Storage();
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["a.root"], Content);

        var report = await FetchAsync(folder, Place(server));

        Assert.That(report.Source, Is.Null);
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task AnotherFileOfTheNameIsLeftAlone()
    {
        using var server = Storage();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["a.root"], "mine");

        Assert.That(async () => await FetchAsync(folder, Place(server)), Throws.TypeOf<TransferTargetException>().With.Message.Contains("4 bytes"));
        Assert.That(await File.ReadAllTextAsync(folder["a.root"]), Is.EqualTo("mine"));
    }

    [Test]
    public void EveryReplicaThatFailedIsNamed()
    {
        using var silent = new ScriptedServer((_, _) => new Answer([], IsSilent: true));
        using var missing = new ScriptedServer((_, _) => Answer.Of(404, "no"));
        using var longer = new ScriptedServer((_, _) => Answer.Of(200, [.. Content, 1]));
        using var folder = new TemporaryFolder();

        Assert.That(
            async () => await FetchAsync(folder, Place(silent), Place(missing), Place(longer), new PhysicalFile("file:///nowhere/a.root", "SITE-F", "DISK", "wan", 9, false, false)),
            Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("silent for").And.Message.Contains("404").And.Message.Contains("more than the 300,000 bytes").And.Message.Contains("SITE-F"));
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty.Or.All.EndsWith(".part"));
    }

    [Test]
    public async Task LocalFileIsRead()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["source with blank"], Content);

        _ = await FetchAsync(folder, new PhysicalFile(new Uri(folder["source with blank"]).AbsoluteUri, "SITE-A", "DISK", "wan", 1, false, false));

        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
    }

    [Test]
    public void CancellingKeepsWhatHasCome()
    {
        using var server = new ScriptedServer((_, _) => Cut(Content, 200_000) with { IsSilent = true });
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var progress = new LastProgress { Seen = last => { if (last.Bytes > 100_000) { cancellation.Cancel(); } } };

        Assert.That(async () => await FetchAsync(folder, null, progress, cancellation.Token, [Place(server)]), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(new FileInfo(folder["a.root.part"]).Length, Is.GreaterThan(100_000));
    }

    [Test]
    public async Task StorageThatIsDownForAMomentIsAskedAgain()
    {
        using var server = new ScriptedServer((_, number) => number switch { 0 => Answer.Of(503, "later", "Retry-After: 0"), 1 => Cut(Content, 100_000), _ => Answer.Of(200, Content) });
        using var folder = new TemporaryFolder();

        var report = await FetchAsync(folder, Persistent, Place(server));

        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
        Assert.That(report.Failures, Has.Count.EqualTo(1).And.Some.EndsWith(", 2 times"));
    }

    [Test]
    public void FileThatIsNotThereIsAskedForOnce()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(404, "no"));
        using var folder = new TemporaryFolder();

        Assert.That(async () => await FetchAsync(folder, Persistent, Place(server)), Throws.TypeOf<NoGoodReplicaException>());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void StorageThatStaysDownIsNotWaitedForByEachFile()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(503, "no"));
        using var folder = new TemporaryFolder();
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(5), Persistent);

        var files = Enumerable.Range(0, 5).Select(i => (Wanted(Place(server)), folder[$"{i}"])).ToList();
        Assert.That(async () => await downloader.FetchAsync(files, 1), Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("5 of 5"));
        Assert.That(server.Requests, Has.Count.EqualTo(3 + 4));
    }

    [Test]
    public async Task TwoDownloadsIntoOneFolderFetchAFileOnce()
    {
        using var begun = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        using var server = new ScriptedServer((_, _) =>
        {
            begun.Set();
            go.Wait(TimeSpan.FromSeconds(20));
            return Answer.Of(200, Content);
        });
        using var folder = new TemporaryFolder();

        var first = Task.Run(() => FetchAsync(folder, Place(server)));
        Assert.That(begun.Wait(TimeSpan.FromSeconds(20)));
        var second = Task.Run(() => FetchAsync(folder, Place(server)));
        go.Set();

        Assert.That((await first).Source, Is.Not.Null);
        Assert.That((await second).Source, Is.Null);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void NothingIsBegunForWhichThereIsNoRoom()
    {
        using var server = Storage();
        using var folder = new TemporaryFolder();
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(5));

        var files = new[] { (Wanted(Place(server)) with { Bytes = 1L << 60 }, folder["a"]), (Wanted(Place(server)), folder["b"]) };
        Assert.That(async () => await downloader.FetchAsync(files, 1), Throws.TypeOf<TransferTargetException>().With.Message.Contains("no room"));
        Assert.That(server.Requests, Is.Empty, "no other file is begun either");
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    [Test]
    public async Task AnotherFileOfTheNameIsReplacedWhereThatIsWanted()
    {
        using var server = Storage();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["a.root"], "mine");

        Assert.That((await FetchAsync(folder, new FetchOptions { Replaces = true }, Place(server))).Source, Is.Not.Null);
        Assert.That(await File.ReadAllBytesAsync(folder["a.root"]), Is.EqualTo(Content));
    }

    [Test]
    public async Task OfAFileThatIsThereTheSizeAloneIsComparedWhereThatIsWanted()
    {
        using var server = Storage();
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["a.root"], new byte[Content.Length]);

        Assert.That(await FetchAsync(folder, new FetchOptions { ComparesSizeOnly = true }, Place(server)), Has.Property("Source").Null.And.Property("IsVerified").False);
    }

    [TestCase("../up.root")]
    [TestCase("a/../../up.root")]
    [TestCase("..")]
    [TestCase("a/\n")]
    [TestCase("//")]
    [TestCase("a\\..\\b")]
    public void NameThatLeavesTheFolderIsRefused(string name) =>
        Assert.That(() => TargetPath.Of("/tmp/x", name), Throws.TypeOf<TransferTargetException>());

    [Test]
    public void NameThroughALinkIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["a"], elsewhere.Path);

        Assert.That(() => TargetPath.Of(folder.Path, "a/b.root"), Throws.TypeOf<TransferTargetException>().With.Message.Contains("link"));
    }

    [TestCase("/store/a.root", "store/a.root")]
    [TestCase("a b/ü.root", "a b/ü.root")]
    public void OtherNamesArePutBelowIt(string name, string path) => Assert.That(TargetPath.Of("/tmp/x", name), Is.EqualTo("/tmp/x/" + path));

    private static Answer Cut(byte[] content, int length)
    {
        var whole = Answer.Of(200, content).Bytes;
        return new Answer(whole[..(whole.Length - content.Length + length)]);
    }

    private static ScriptedServer Storage(bool hasRanges = true) => new((request, _) =>
    {
        var range = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Range: bytes=", StringComparison.Ordinal));
        var from = range is null || !hasRanges ? 0 : int.Parse(range["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        return from == 0 ? Answer.Of(200, Content) : Answer.Of(206, Content[from..], $"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}");
    });

    private static PhysicalFile Place(ScriptedServer server) => new($"{server.Address}store/a.root", "SITE-" + server.Address.Port, "DISK", "wan", 1, false, false);

    private static FetchOptions Persistent { get; } = new() { Attempts = 3, Pause = TimeSpan.FromMilliseconds(1) };

    private static Task<TransferReport> FetchAsync(TemporaryFolder folder, params PhysicalFile[] places) => FetchAsync(folder, null, null, default, places);

    private static Task<TransferReport> FetchAsync(TemporaryFolder folder, FetchOptions options, params PhysicalFile[] places) => FetchAsync(folder, options, null, default, places);

    private static Task<TransferReport> FetchAsync(TemporaryFolder folder, IProgress<TransferProgress>? progress, params PhysicalFile[] places) => FetchAsync(folder, null, progress, default, places);

    private static async Task<TransferReport> FetchAsync(TemporaryFolder folder, FetchOptions? options, IProgress<TransferProgress>? progress, CancellationToken cancellation, PhysicalFile[] places)
    {
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(1), options);
        return (await downloader.FetchAsync([(Wanted(places), folder["a.root"])], 2, progress, cancellation)).Single();
    }

    private static DatasetFile Wanted(params PhysicalFile[] places)
    {
        var sum = new Adler32();
        sum.Append(Content);
        return new DatasetFile(Did, Content.Length, sum.ToString(), null, null, places);
    }

    private sealed class LastProgress : IProgress<TransferProgress>
    {
        public TransferProgress Last { get; private set; }

        public Action<TransferProgress>? Seen { get; init; }

        public void Report(TransferProgress value)
        {
            Last = value;
            Seen?.Invoke(value);
        }
    }
}
