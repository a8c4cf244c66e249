namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// A folder of one process for files that it fetches, removed at the end. What a process left that was killed is removed by the next: a file in
/// the folder is locked as long as its process lives.
/// </summary>
internal sealed class StageFolder : IDisposable
{
    private const string Prefix = "hep-stage-";
    private const string InUse = ".in-use";
    private readonly FileStream inUse;

    private StageFolder(string path)
    {
        Path = path;
        inUse = Lock(path, FileMode.CreateNew);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one, for this user alone.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static StageFolder Make(string parent)
    {
        foreach (var old in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            RemoveIfLeft(old);
        }

        var path = System.IO.Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}"[..26]);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new StageFolder(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        inUse.Dispose();
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    // One that cannot be locked is in use, or another user's; one without a lock is just being made.
    private static void RemoveIfLeft(string folder)
    {
        try
        {
            using (Lock(folder, FileMode.Open))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static FileStream Lock(string folder, FileMode mode) => new(System.IO.Path.Combine(folder, InUse), mode, FileAccess.ReadWrite, FileShare.None);
}
