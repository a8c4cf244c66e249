using System.Net.Security;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>A file is sent until it is there, and what is there already is compared, not sent.</summary>
public sealed class FileUploadTests
{
    private static readonly UploadOptions Persistent = new() { Attempts = 3, Pause = TimeSpan.FromMilliseconds(1) };

    private readonly TemporaryFolder folder = new();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task StorageThatIsDownForAMomentGetsTheFileAgain()
    {
        var refused = 0;
        using var storage = new DavStorage { Instead = request => request.Method == "PUT" && refused++ < 2 ? (503, ["Retry-After: 0"]) : null };
        var progress = new Last();

        Assert.That((await UploadAsync(storage, progress)).WasThere, Is.False);
        Assert.That(storage.Files.Keys, Is.EqualTo(new[] { "/store/a" }));
        Assert.That(storage.Requests.Count(request => request.Method == "PUT"), Is.EqualTo(3));
        Assert.That(progress.Value, Is.EqualTo(new TransferProgress(1, 1, 6, 6)), "what was sent in vain is not counted");
    }

    [Test]
    public void StorageThatRefusesIsAskedOnce()
    {
        using var storage = new DavStorage { Instead = request => request.Method == "PUT" ? (507, []) : null };

        Assert.That(async () => await UploadAsync(storage), Throws.TypeOf<UploadException>().With.Message.Contains("507").And.Message.Contains("nothing of it is registered"));
        Assert.That(storage.Requests.Count(request => request.Method == "PUT"), Is.EqualTo(1));
    }

    [TestCase(null, "GET")]
    [TestCase("adler32=08eb0296", "HEAD")]
    public async Task WhatIsThereIsComparedByTheDigestOrElseRead(string? digest, string method)
    {
        using var storage = new DavStorage { Digest = _ => digest };
        storage.Files["/store/a"] = "events"u8.ToArray();

        Assert.That((await UploadAsync(storage)).WasThere, Is.True);
        Assert.That(storage.Requests.Select(request => request.Method), Does.Contain(method).And.No.Member("PUT"));
    }

    [TestCase("EVENTS", "its adler32 is")]
    [TestCase("event", "5 bytes")]
    public void OtherBytesThatAreThereAreLeft(string there, string why)
    {
        using var storage = new DavStorage();
        storage.Files["/store/a"] = System.Text.Encoding.ASCII.GetBytes(there);

        Assert.That(async () => await UploadAsync(storage), Throws.TypeOf<UploadException>().With.Message.Contains(why));
        Assert.That(System.Text.Encoding.ASCII.GetString(storage.Files["/store/a"]), Is.EqualTo(there));
    }

    private async Task<UploadReport> UploadAsync(DavStorage storage, IProgress<TransferProgress>? progress = null)
    {
        var silence = TimeSpan.FromSeconds(20);
        using var http = StorageHttp.Of(new SslClientAuthenticationOptions(), silence);
        var upload = new FileUpload(new StorageWriter(http, silence), new ReplicaReader(http), new KnownFiles(), Persistent, silence, new TransferCounter(1, 6, progress));
        return (await upload.RunAsync(new UploadRequest(folder.Write("a", "events"), new DataIdentifier("mc", "a")), $"{storage.Address}store/a", default)).Report;
    }

    private sealed class Last : IProgress<TransferProgress>
    {
        public TransferProgress Value { get; private set; }

        public void Report(TransferProgress value) => Value = value;
    }
}
