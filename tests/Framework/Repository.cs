using System.Runtime.CompilerServices;

namespace HepAnalysis.Framework.Tests;

/// <summary>Places that tests need: the repository and the folder of foreign files beside it.</summary>
internal static class Repository
{
    /// <summary>The folder of HepAnalysis.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the folder <c>../shared</c>; the test skips, and says so, where it is not there (with CI=true it fails).</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.Combine([Path.GetFullPath(Path.Combine(Root, "..", "shared")), .. parts]);
        if (!Path.Exists(path))
        {
            Skip($"{path} is not on this machine");
        }

        return path;
    }

    /// <summary>Skips the test and says why; with CI=true it fails, since there nothing may be missing.</summary>
    public static void Skip(string why)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(why);
        }

        Assert.Ignore(why);
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "HepAnalysis.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
    }
}
