namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Where a name of a catalogue is put below a folder: never beside it.</summary>
public static class TargetPath
{
    /// <summary>The full path of a name below a folder; its slashes are folders, one at the beginning is left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name, as someone else has chosen it.</param>
    /// <exception cref="TransferTargetException">A name that would lead out of the folder or that no file can have.</exception>
    public static string Of(string folder, string name)
    {
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts.Any(part => part is "." or ".." || part.Any(char.IsControl) || part.Contains('\\', StringComparison.Ordinal)))
        {
            throw new TransferTargetException($"'{Visible(name)}' cannot be the name of a file here", folder, "it is empty, or holds '.', '..', a backslash or control characters as a part", "hep rucio replicas --pfns gives its address: fetch that under another name");
        }

        var root = Path.GetFullPath(folder);
        var path = Path.Combine([root, .. parts]);

        // A link that is there already may lead anywhere.
        for (var parent = Path.GetDirectoryName(path); parent is not null && parent.Length > root.Length; parent = Path.GetDirectoryName(parent))
        {
            if (new DirectoryInfo(parent).LinkTarget is { } target)
            {
                throw new TransferTargetException($"'{Visible(name)}' would be written outside of the folder", path, $"{parent} is a link to {target}", "remove the link, or choose another folder");
            }
        }

        return path;
    }

    /// <summary>Makes a folder, if it is not there, and finds out whether files can be made in it, before much is asked for.</summary>
    /// <exception cref="TransferTargetException">They cannot.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var trial = new FileStream(Path.Combine(folder, $".hep-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TransferTargetException.Of("the files", Path.Combine(folder, "*"), e);
        }
    }

    private static string Visible(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));
}
