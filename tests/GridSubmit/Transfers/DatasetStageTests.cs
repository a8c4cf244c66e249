using System.Net.Security;
using System.Text;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;
using HepAnalysis.GridSubmit.Transfers;
using Answer = HepAnalysis.GridSubmit.Tests.Server.ScriptedServer.Answer;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>Files of datasets become readable here: in place or fetched, always verified.</summary>
public sealed class DatasetStageTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("events");
    private static readonly string Sum = Adler(Content);

    [Test]
    public async Task MountedFileIsReadInPlace()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.root", "events");

        var report = await StageAsync(folder, Local(path, 1));

        Assert.That(report, Has.Property("Path").EqualTo(path).And.Property("Failures").Empty);
    }

    [TestCase("event")]
    [TestCase("EVENTS")]
    [TestCase(null)]
    public async Task BrokenMountedFileIsReplacedByTheNextReplica(string? broken)
    {
        using var folder = new TemporaryFolder();
        var first = broken is null ? folder["gone.root"] : folder.Write("broken.root", broken);
        var second = folder.Write("good.root", "events");

        var report = await StageAsync(folder, Local(first, 1), Local(second, 2));

        Assert.That(report.Path, Is.EqualTo(second));
        Assert.That(report.Failures, Has.Count.EqualTo(1).And.Some.Contains("SITE-1"));
    }

    [Test]
    public async Task RemoteFileIsFetchedAndRemovedAtTheEnd()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Content));
        using var folder = new TemporaryFolder();
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(5));
        string path;
        using (var stage = new DatasetStage(downloader, folder.Path))
        {
            var report = (await stage.StageAsync([File(Local(folder["gone.root"], 1), new PhysicalFile($"{server.Address}a", "SITE-2", "DISK", "wan", 2, false, false))])).Single();
            path = report.Path;
            Assert.That(await System.IO.File.ReadAllBytesAsync(path), Is.EqualTo(Content));
            Assert.That(report.Source!.Rse, Is.EqualTo("SITE-2"));
            Assert.That(report.Failures, Has.Count.EqualTo(1));
        }

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public async Task WhatAKilledProcessLeftIsRemovedAndWhatAnotherUsesIsNot()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Content));
        using var folder = new TemporaryFolder();
        var left = Directory.CreateDirectory(folder["hep-stage-left"]).FullName;
        await System.IO.File.WriteAllTextAsync(Path.Combine(left, ".in-use"), "");
        await System.IO.File.WriteAllTextAsync(Path.Combine(left, "a.root"), "half");
        var unknown = Directory.CreateDirectory(folder["hep-stage-unknown"]).FullName;
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(5));
        using var other = new DatasetStage(downloader, folder.Path);
        var used = (await other.StageAsync([Remote(server)])).Single();
        using var stage = new DatasetStage(downloader, folder.Path);
        _ = await stage.StageAsync([Remote(server)]);

        Assert.That(left, Does.Not.Exist);
        Assert.That(used.Path, Does.Exist);
        Assert.That(unknown, Does.Exist);
    }

    [Test]
    public void FileWithoutAGoodReplicaNamesEach()
    {
        using var folder = new TemporaryFolder();

        Assert.That(async () => await StageAsync(folder, Local(folder["gone.root"], 1)), Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("gone.root"));
    }

    [Test]
    public void FilesThatFindNoRoomAreNotFetched()
    {
        using var folder = new TemporaryFolder();
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(5));
        using var stage = new DatasetStage(downloader, folder.Path);

        Assert.That(async () => await stage.StageAsync([File() with { Bytes = 1L << 60 }]), Throws.TypeOf<TransferTargetException>().With.Message.Contains("HEP_STAGE"));
    }

    private static async Task<TransferReport> StageAsync(TemporaryFolder folder, params PhysicalFile[] places)
    {
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromSeconds(5));
        using var stage = new DatasetStage(downloader, folder.Path);
        return (await stage.StageAsync([File(places)])).Single();
    }

    private static DatasetFile File(params PhysicalFile[] places) => new(new DataIdentifier("mc", "a.root"), Content.Length, Sum, null, null, places);

    private static DatasetFile Remote(ScriptedServer server) => File(new PhysicalFile($"{server.Address}a", "SITE-2", "DISK", "wan", 2, false, false));

    private static PhysicalFile Local(string path, int priority) => new(new Uri(path).AbsoluteUri, $"SITE-{priority}", "DISK", "wan", priority, false, false);

    private static string Adler(byte[] content)
    {
        var sum = new Adler32();
        sum.Append(content);
        return sum.ToString();
    }
}
