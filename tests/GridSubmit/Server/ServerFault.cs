namespace HepAnalysis.GridSubmit.Tests.Server;

/// <summary>A fault that the server shows until this is disposed.</summary>
internal sealed class ServerFault : IDisposable
{
    private readonly string file;

    public ServerFault(string folder, string words)
    {
        file = Path.Combine(folder, "fault");
        File.Delete(file + ".hits");
        Assert.That(File.Exists(file), Is.False, "another test has a fault in force: both have to be [NonParallelizable]");
        File.WriteAllText(file, words);
    }

    /// <summary>How many requests have met it so far; counted where it has <c>times=</c>.</summary>
    public long Hits => File.Exists(file + ".hits") ? new FileInfo(file + ".hits").Length : 0;

    public void Dispose()
    {
        File.Delete(file);
        File.Delete(file + ".hits");
    }
}
