using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Authentication;
using HepAnalysis.GridSubmit.Tests.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>Storages get the credential that they want, and no other host gets it.</summary>
public sealed class StorageCredentialTests
{
    private const string Token = "e30.c2VjcmV0.x";
    private const string User = "CN=Anna, O=Lab";
    private static readonly byte[] Content = "events of a long night"u8.ToArray();

    private readonly TestAuthority authority = new("Lab CA");
    private readonly TemporaryFolder folder = new();

    [TearDown]
    public void RemoveFolder()
    {
        folder.Dispose();
        authority.Dispose();
    }

    [Test]
    public async Task TokenIsShownWhereItIsWantedAndNotBefore()
    {
        using var storage = Secure(request => request.Authorization == $"Bearer {Token}" ? null : (401, []));
        using var downloader = Downloader(token: Token);

        _ = await downloader.FetchAsync([Wanted(storage, "a"), Wanted(storage, "b")], 1);

        Assert.That(storage.Requests.Select(request => request.Authorization), Is.EqualTo(new[] { null, $"Bearer {Token}", $"Bearer {Token}" }));
        Assert.That(await File.ReadAllBytesAsync(folder["b"]), Is.EqualTo(Content));
    }

    [Test]
    public async Task CertificateIsShownWhereItIsWanted()
    {
        using var storage = Secure(request => request.Certificate?.Contains("CN=Anna", StringComparison.Ordinal) == true ? null : (403, []));
        using var downloader = Downloader(token: Token, certificate: Certificate());

        _ = await downloader.FetchAsync([Wanted(storage, "a")], 1);

        Assert.That(storage.Requests.Select(request => (request.Authorization, request.Certificate is not null)), Is.EqualTo(new[] { (null, false), ($"Bearer {Token}", false), ((string?)null, true) }));
    }

    [Test]
    public void NothingIsShownByPlainHttp()
    {
        using var storage = new DavStorage { Instead = _ => (401, []) };
        using var downloader = Downloader(token: Token, certificate: Certificate());

        Assert.That(async () => await downloader.FetchAsync([Wanted(storage, "a")], 1), Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("401").And.Message.Contains("not asked by https"));
        Assert.That(storage.Requests.Select(request => request.Authorization), Is.All.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task PoolToWhichADoorSendsIsShownNothing(bool isSecure)
    {
        using var pool = isSecure ? Secure(_ => null) : new DavStorage();
        pool.Files["/pool/a"] = Content;
        using var door = Secure(request => request.Authorization is null ? (401, []) : (307, [$"Location: {pool.Address}pool/a?uuid=1"]));
        using var downloader = Downloader(token: Token, certificate: Certificate());

        _ = await downloader.FetchAsync([Wanted(door, "a")], 1);

        Assert.That(pool.Requests.Single(), Has.Property("Authorization").Null.And.Property("Certificate").Null.And.Property("Path").EqualTo("/pool/a?uuid=1"));
        Assert.That(await File.ReadAllBytesAsync(folder["a"]), Is.EqualTo(Content));
    }

    [Test]
    public void RefusalSaysWhatWasShownAndNotTheSecret()
    {
        using var storage = Secure(_ => (403, []));
        using var downloader = Downloader(token: Token, certificate: Certificate());

        Assert.That(
            async () => await downloader.FetchAsync([Wanted(storage, "a")], 1),
            Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("403").And.Message.Contains($"the certificate {folder["user.pem"]}").And.Message.Contains("CN=Anna").And.Not.Message.Contains(Token));
        Assert.That(storage.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public void WithoutACredentialItIsSaidHowToGetOne()
    {
        using var storage = Secure(_ => (401, []));
        using var downloader = Downloader();

        Assert.That(async () => await downloader.FetchAsync([Wanted(storage, "a")], 1), Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("there is none").And.Message.Contains("BEARER_TOKEN_FILE"));
    }

    [Test]
    public void ProxyThatHasExpiredIsNamed()
    {
        using var storage = Secure(_ => (401, []));
        using var downloader = Downloader(proxy: Proxy(-1));

        Assert.That(async () => await downloader.FetchAsync([Wanted(storage, "a")], 1), Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("the proxy has expired"));
    }

    [Test]
    public void TokenThatHasExpiredIsNamedAndNotShown()
    {
        // {"alg":"none"} . {"exp":1000000000}
        const string Expired = "eyJhbGciOiJub25lIn0.eyJleHAiOjEwMDAwMDAwMDB9.x";
        using var storage = Secure(_ => (401, []));
        using var downloader = Downloader(token: Expired);

        Assert.That(
            async () => await downloader.FetchAsync([Wanted(storage, "a")], 1),
            Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("the bearer token has expired").And.Message.Contains("BEARER_TOKEN was valid until 2001-09-09").And.Not.Message.Contains(Expired));
        Assert.That(storage.Requests.Select(request => request.Authorization), Is.All.Null);
    }

    /// <summary>The login of a real server stands for a storage: 401 without a certificate that it knows, an answer with one.</summary>
    [Test, Category("Peers")]
    public async Task ProxyIsShownToARealServer()
    {
        var server = RucioServer.Current;
        using var http = Http(Token, server.Credential("jdoe.proxy"));
        var reader = new ReplicaReader(http);
        var (content, _) = await reader.OpenAsync(new PhysicalFile($"{server.HostTls}auth/x509_proxy", "SITE", "DISK", "wan", 1, false, false), 0, default);
        await content.DisposeAsync();

        using var stranger = Http(null, server.Credential("stranger.proxy"));
        Assert.That(
            async () => await new ReplicaReader(stranger).OpenAsync(new PhysicalFile($"{server.HostTls}auth/x509_proxy", "SITE", "DISK", "wan", 1, false, false), 0, default),
            Throws.TypeOf<StorageAnswerException>().With.Message.Contains("401").And.Message.Contains("stranger.proxy"));
    }

    [Test]
    public void StorageThatSendsInACircleIsLeft()
    {
        using var storage = Secure(_ => (302, ["Location: /store/a"]));
        using var downloader = Downloader();

        Assert.That(async () => await downloader.FetchAsync([Wanted(storage, "a")], 1), Throws.TypeOf<NoGoodReplicaException>().With.Message.Contains("more than 5 times"));
    }

    [Test]
    public async Task UploadFollowsADoorAndIsVerifiedByTheDigest()
    {
        using var pool = new DavStorage();
        using var door = new DavStorage(authority.Issue("CN=door", -1, 1, "127.0.0.1"))
        {
            Instead = request => request.Authorization is null ? (401, []) : request.Method == "PUT" ? (307, [$"Location: {pool.Address}pool{request.Path}"]) : null,
            Digest = content => $"md5=x, adler32={Adler(content)}",
        };

        // The door knows what is in its pool: here it has had it from the beginning.
        using var http = Http(Token, null);
        var writer = new StorageWriter(http, TimeSpan.FromSeconds(20));
        door.Files["/store/a.rucio.upload"] = Content;
        await PutAsync(writer, door);

        Assert.That(pool.Files["/pool/store/a.rucio.upload"], Is.EqualTo(Content));
        Assert.That(pool.Requests.Select(request => request.Authorization), Is.All.Null);
        Assert.That(door.Files.Keys, Is.EqualTo(new[] { "/store/a" }));
        Assert.That(door.Requests.Where(request => request.Method == "HEAD").Select(request => request.Headers["Want-Digest"]), Is.EqualTo(new[] { "adler32,md5;q=0.5" }));
    }

    [TestCase("adler32=00000001")]
    [TestCase("MD5=1B2M2Y8AsgTpgAmY7PhCfg==")]
    public void UploadWhoseDigestIsAnotherIsRemovedAgain(string digest)
    {
        using var storage = new DavStorage { Digest = _ => digest };
        using var http = Http(null, null);
        var writer = new StorageWriter(http, TimeSpan.FromSeconds(20));

        Assert.That(async () => await PutAsync(writer, storage), Throws.TypeOf<IOException>().With.Message.Contains("the storage says"));
        Assert.That(storage.Files, Is.Empty);
    }

    [Test]
    public async Task DigestThatCannotBeReadIsNone([Values("adler32=nonsense", "sha-256=abc", "md5=!!", "=", "")] string digest)
    {
        using var storage = new DavStorage { Digest = _ => digest };
        using var http = Http(null, null);
        var writer = new StorageWriter(http, TimeSpan.FromSeconds(20));

        await PutAsync(writer, storage);
        Assert.That(storage.Files.Keys, Is.EqualTo(new[] { "/store/a" }));
    }

    private static string Adler(byte[] content)
    {
        var sum = new Adler32();
        sum.Append(content);
        return sum.ToString();
    }

    private async Task PutAsync(StorageWriter writer, DavStorage storage)
    {
        var path = folder.Write("source", System.Text.Encoding.ASCII.GetString(Content));
        using var sum = await Checksum.OfFileAsync(path, default);
        await writer.PutAsync(path, $"{storage.Address}store/a", sum, new Progress<long>(), default);
    }

    private DavStorage Secure(Func<DavStorage.Request, (int, string[])?> instead)
    {
        var storage = new DavStorage(authority.Issue("CN=storage", -1, 1, "127.0.0.1")) { Instead = instead };
        (storage.Files["/store/a"], storage.Files["/store/b"]) = (Content, Content);
        return storage;
    }

    private (DatasetFile, string) Wanted(DavStorage storage, string name) =>
        (new DatasetFile(new DataIdentifier("mc", name), Content.Length, Adler(Content), null, null, [new PhysicalFile($"{storage.Address.ToString().Replace("https", "davs")}store/{name}", "SITE", "DISK", "wan", 1, false, false)]), folder[name]);

    private string Proxy(int hours)
    {
        using var user = authority.Issue(User, -2, hours, null);
        var path = folder.Write("proxy.pem", TestAuthority.Proxy(user));
        Certificates.MakePrivate(path);
        return path;
    }

    // A server of .NET takes certificates, but no proxies: those are shown to a real server.
    private string Certificate()
    {
        using var user = authority.Issue(User, -2, 1, null);
        using var key = user.GetECDsaPrivateKey()!;
        var path = folder.Write("user.pem", $"{user.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        Certificates.MakePrivate(path);
        return path;
    }

    private Downloader Downloader(string? token = null, string? proxy = null, string? certificate = null) => new(Http(token, proxy, certificate), TimeSpan.FromSeconds(20), new FetchOptions());

    private StorageHttp Http(string? token, string? proxy, string? certificate = null)
    {
        var settings = new RucioSettings { Hosts = [new Uri("https://rucio.example")], ClientProxy = proxy, ClientCertificate = certificate };
        var environment = MadeUpEnvironment.Of(folder.Path, ("BEARER_TOKEN", token ?? ""), ("XDG_RUNTIME_DIR", folder.Path));
        return new StorageHttp(
            credential => new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true, ClientCertificateContext = credential?.Context },
            StorageCredentials.Of(settings, environment with { UserId = 4_000_000_000 }), TimeSpan.FromSeconds(20));
    }
}
