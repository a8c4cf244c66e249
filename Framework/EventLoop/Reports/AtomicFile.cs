namespace HepAnalysis.EventLoop.Reports;

/// <summary>Files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file under a temporary name beside it and renames it at the end; a failure leaves nothing behind.</summary>
    /// <param name="path">Its final name.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                write(stream);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            if (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                throw Failed(path, e);
            }

            throw;
        }
    }

    /// <summary>Says before a run what would be wrong with an output after it; leaves nothing.</summary>
    /// <exception cref="OutputException">It is a directory, lies below a file, or its folder may not be written.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw new OutputException($"the output '{path}' is a directory", path, "a file is to be written there", "name a file in it");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        for (; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder))
            {
                throw new OutputException($"the output '{path}' cannot be written", path, $"'{folder}' is a file, not a folder", "name a file in a folder");
            }
        }

        Probe(path, folder!);
    }

    // Only a file made shows that one can be made: permissions, read-only mounts and quotas all have their say.
    private static void Probe(string path, string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $".hep.{Environment.ProcessId}.{Path.GetRandomFileName()}");
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"the output '{path}' cannot be written", path, $"no file can be made in the folder '{folder}': {Reason(e)}",
                "check its permissions (ls -ld), or name another place: -o FILE", e);
        }
    }

    private static string Reason(Exception e) => e is UnauthorizedAccessException ? "permission denied"
        : e is ArgumentOutOfRangeException ? "the file would be larger than the system lets it become (ulimit -f)"
        : e is FileNotFoundException or DirectoryNotFoundException ? "the system does not allow it" : e.Message;

    /// <summary>Makes the folder of an output.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
    }

    private static OutputException Failed(string path, Exception e) =>
        new($"'{path}' cannot be written", path, Reason(e), "is there space, and may you write there?", e);
}
