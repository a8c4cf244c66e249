using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests;

/// <summary>Stops the server that all tests share after the last of them.</summary>
[SetUpFixture]
internal sealed class ServerAtTheEnd
{
    [OneTimeTearDown]
    public void StopServer() => RucioServer.StopCurrent();
}
