using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.GridSubmit.Tests.Server;

[Category("Peers")]
internal sealed class RucioServerTests
{
    [Test]
    public void AnswersItsOwnClient()
    {
        using var folder = new TemporaryFolder();
        var server = RucioServer.Current;
        Assert.That(server.Succeed(folder.Path, null, "rucio", "whoami"), Does.Contain("jdoe"));
    }

    [Test]
    public async Task ListensOnFourPorts()
    {
        var server = RucioServer.Current;
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        });
        foreach (var host in new[] { server.Host, server.HostTls })
        {
            Assert.That(await client.GetStringAsync(new Uri(host, "ping")), Does.Contain("41.5.1"));
        }

        foreach (var store in new[] { server.StoreHttp, server.StoreHttps })
        {
            Assert.That((await client.GetAsync(store)).IsSuccessStatusCode);
        }
    }

    [Test, NonParallelizable]
    public async Task MisbehavesOnDemand()
    {
        var server = RucioServer.Current;
        using var client = new HttpClient();
        using (server.Fault("path=^/ping status=503 times=1"))
        {
            Assert.That((int)(await client.GetAsync(new Uri(server.Host, "ping"))).StatusCode, Is.EqualTo(503));
            Assert.That((await client.GetAsync(new Uri(server.Host, "ping"))).IsSuccessStatusCode);
        }
    }
}
