using System.Net;
using System.Net.Sockets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Faults;

/// <summary>Several hosts of which the first does not serve: the next does, and is asked first from then on.</summary>
[Category("Peers"), NonParallelizable]
internal sealed class SeveralHostsTests
{
    private static readonly DataIdentifier Broken = new("mc", "broken");

    private static RucioServer Server => RucioServer.Current;

    [Test]
    public async Task FirstThatDoesNotListenIsLeftForTheNext()
    {
        using var gone = new ScriptedServer((_, _) => new ScriptedServer.Answer([]));
        gone.Dispose();
        using var some = new ImpatientClient(Server, attempts: 1, hosts: [gone.Address, Server.Host]);

        Assert.That((await some.Client.Dids.GetAsync(Broken)).Name, Is.EqualTo("broken"), "each host is tried once, even where no call is repeated");
        Assert.That(some.Client.Host, Is.EqualTo(Server.Host));
    }

    [Test]
    public async Task FirstThatIsSilentIsLeftForTheNextAndAskedOnce()
    {
        using var silent = new ScriptedServer((_, _) => new ScriptedServer.Answer([], IsSilent: true));
        using var some = new ImpatientClient(Server, silence: 1, hosts: [silent.Address, Server.Host]);

        Assert.That((await some.Client.Dids.GetAsync(Broken)).Name, Is.EqualTo("broken"));
        Assert.That(await some.Client.Dids.FilesAsync(Broken).CountAsync(), Is.EqualTo(5));
        Assert.That(silent.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task FirstThatTakesNoConnectionIsLeftForTheNext()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);

        // The kernel takes one or two for a program that accepts none, and lets the others wait.
        var waiting = Enumerable.Range(0, 4).Select(_ => new TcpClient()).ToList();
        foreach (var client in waiting)
        {
            _ = client.ConnectAsync((IPEndPoint)full.LocalEndPoint!).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        var address = new Uri($"http://{full.LocalEndPoint}");
        using var some = new ImpatientClient(Server, silence: 1, hosts: [address, Server.Host]);
        using var alone = new ImpatientClient(Server, silence: 1, attempts: 1, hosts: [address]);

        Assert.That((await some.Client.Dids.GetAsync(Broken)).Name, Is.EqualTo("broken"));
        var error = await ImpatientClient.FailsAsync<RucioServiceUnavailableException>(() => alone.Client.PingAsync());
        Assert.That(error.Message, Does.Contain("no connection came about in time").And.Contain("firewall"));
        Assert.That(error.MayHaveTakenEffect, Is.False);
        waiting.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task FirstWithAnUnknownNameOrThatIsOverloadedIsLeftForTheNext()
    {
        using var overloaded = new ScriptedServer((_, _) => ScriptedServer.Answer.Of(503, "", "Retry-After: 60"));
        using var some = new ImpatientClient(Server, hosts: [new Uri("http://nowhere.invalid"), overloaded.Address, Server.Host]);

        Assert.That(await some.Client.Dids.FilesAsync(Broken).CountAsync(), Is.EqualTo(5));
        Assert.That(overloaded.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AllThatAreDeadAreAnErrorOfTheLast()
    {
        using var gone = new ScriptedServer((_, _) => new ScriptedServer.Answer([]));
        gone.Dispose();
        using var some = new ImpatientClient(Server, attempts: 1, hosts: [new Uri("http://nowhere.invalid"), gone.Address]);

        var error = await ImpatientClient.FailsAsync<RucioServiceUnavailableException>(() => some.Client.PingAsync());
        Assert.That(error.Message, Does.Contain("cannot be reached").And.Contain(gone.Address.ToString()).And.Contain("tried 2 times"));
    }
}
