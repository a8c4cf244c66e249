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

        Assert.That(async () => await FetchAsync(folder, progress, cancellation.Token, Place(server)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(new FileInfo(folder["a.root.part"]).Length, Is.GreaterThan(100_000));
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

    private static Task<TransferReport> FetchAsync(TemporaryFolder folder, params PhysicalFile[] places) => FetchAsync(folder, null, places);

    private static Task<TransferReport> FetchAsync(TemporaryFolder folder, IProgress<TransferProgress>? progress, params PhysicalFile[] places) =>
        FetchAsync(folder, progress, CancellationToken.None, places);

    private static async Task<TransferReport> FetchAsync(TemporaryFolder folder, IProgress<TransferProgress>? progress, CancellationToken cancellation, params PhysicalFile[] places)
    {
        var sum = new Adler32();
        sum.Append(Content);
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(1));
        return (await downloader.FetchAsync([(new DatasetFile(Did, Content.Length, sum.ToString(), null, null, places), folder["a.root"])], 2, progress, cancellation)).Single();
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
