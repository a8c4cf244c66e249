namespace HepAnalysis.Framework.Tests;

/// <summary>Keeps what the tests compile out of the user's own cache.</summary>
[SetUpFixture]
public sealed class ModuleCacheOfTests
{
    private string folder = "";

    [OneTimeSetUp]
    public void Begin()
    {
        folder = Directory.CreateTempSubdirectory("hep-test-cache-").FullName;
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", folder);
    }

    [OneTimeTearDown]
    public void End() => Directory.Delete(folder, recursive: true);
}
