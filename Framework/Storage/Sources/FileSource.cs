using Microsoft.Win32.SafeHandles;

namespace HepAnalysis.Storage;

/// <summary>
/// A file by positioned reads. It is never mapped into memory: a mapped file that is cut while it is read ends the
/// process, a positioned read gives an error. Thread-safe.
/// </summary>
public sealed class FileSource : IByteSource
{
    private readonly SafeFileHandle handle;

    private FileSource(string name, SafeFileHandle handle, long length)
    {
        Name = name;
        this.handle = handle;
        Length = length;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Relative to the working directory, or absolute.</param>
    /// <exception cref="SourceNotFoundException">No such file, or a directory.</exception>
    /// <exception cref="SourceAccessException">It may not be read.</exception>
    /// <exception cref="EmptySourceException">It has no bytes.</exception>
    public static FileSource Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SourceNotFoundException($"'{path}' is a directory, not a file", path, "a file was expected", FilesIn(path));
        }

        SafeFileHandle handle;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceNotFoundException($"there is no file '{path}'", Path.GetFullPath(path), "no such file", Nearest(path), e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SourceAccessException(
                $"'{path}' may not be read", Path.GetFullPath(path), "permission denied", "check its permissions, and whose file it is (ls -l)", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new SourceAccessException($"'{path}' cannot be opened", path, e.Message, null, e);
        }

        long length;
        try
        {
            length = RandomAccess.GetLength(handle);
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            handle.Dispose();
            throw new SourceAccessException($"'{path}' has no length and cannot be read at positions", path, e.Message, "copy it to a regular file first", e);
        }

        if (length == 0)
        {
            handle.Dispose();
            throw new EmptySourceException(path);
        }

        return new FileSource(path, handle, length);
    }

    /// <inheritdoc/>
    public int ReadAhead => 0;

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > Length - target.Length)
        {
            throw new SourceTruncatedException(Name, offset, target.Length, Length);
        }

        var done = 0;
        try
        {
            while (done < target.Length)
            {
                var got = RandomAccess.Read(handle, target[done..], offset + done);
                if (got == 0)
                {
                    throw new SourceTruncatedException(Name, offset, target.Length, RandomAccess.GetLength(handle));
                }

                done += got;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceAccessException($"reading '{Name}' failed", $"{Name}, byte {offset + done}", e.Message, "is the disk or the mount in order?", e);
        }
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<ByteRange> ranges, Span<byte> target)
    {
        var first = 0;
        while (first < ranges.Length)
        {
            // Neighbours in the file are neighbours in the target too: one call for all of them.
            var next = first + 1;
            long length = ranges[first].Length;
            while (next < ranges.Length && ranges[next].Offset == ranges[first].Offset + length && length + ranges[next].Length <= int.MaxValue)
            {
                length += ranges[next].Length;
                next++;
            }

            Read(ranges[first].Offset, target[..(int)length]);
            target = target[(int)length..];
            first = next;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private static string? Nearest(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder))
        {
            return $"the folder '{folder}' does not exist either";
        }

        var names = NearestNames.Of(Path.GetFileName(path), Names(folder), 3);
        return names.Count == 0 ? null : $"in that folder there are: {string.Join(", ", names)}";
    }

    private static string? FilesIn(string folder)
    {
        var names = NearestNames.Of(".root", Names(folder), 3);
        return names.Count == 0 ? null : $"name a file in it: {string.Join(", ", names.Select(name => Path.Combine(folder, name)))}";
    }

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Take(1000).Select(file => Path.GetFileName(file))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is asked for a hint only: the error being made says what went wrong.
            return [];
        }
    }
}
