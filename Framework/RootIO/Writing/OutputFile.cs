using System.IO.Hashing;

namespace HepAnalysis.RootIO.Writing;

/// <summary>
/// The file under a temporary name beside its final one; it is renamed when all is written. What is appended is hashed,
/// so that the file's UUID says what is in it.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly XxHash128 hash = new();
    private readonly string temporary;
    private FileStream? stream;

    public OutputFile(string path)
    {
        Path = path;
        Records = new RecordQueue(this);
        var full = System.IO.Path.GetFullPath(path);
        var folder = System.IO.Path.GetDirectoryName(full) ?? full;
        if (Directory.Exists(full))
        {
            throw new RootOutputException($"'{path}' cannot be written", path, "it is a folder", "name a file in it");
        }

        if (!Directory.Exists(folder))
        {
            throw new RootOutputException($"'{path}' cannot be written", path, $"the folder '{folder}' does not exist", "make the folder first (mkdir -p)");
        }

        temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(full)}.{System.IO.Path.GetRandomFileName()}");
        stream = Try(() => new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20));
    }

    /// <summary>The final name, as it was given.</summary>
    public string Path { get; }

    /// <summary>Records that will be appended before anything else.</summary>
    public RecordQueue Records { get; }

    /// <summary>Where the next bytes are appended.</summary>
    public long End { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        hash.Append(bytes);
        Write(bytes);
        End += bytes.Length;
    }

    /// <summary>Goes on further behind; what lies between is zeros that nobody wrote.</summary>
    public void Skip(long bytes)
    {
        End += bytes;
        Try(() => Open().Position = End);
    }

    /// <summary>Replaces bytes written before; they are not part of the hash.</summary>
    public void WriteAt(long position, ReadOnlySpan<byte> bytes)
    {
        // To move is to empty the buffer first, which a full disk refuses.
        Try(() => Open().Position = position);
        Write(bytes);
        Try(() => Open().Position = End);
    }

    /// <summary>128 bits that say what has been appended.</summary>
    public UInt128 ContentHash() => hash.GetCurrentHashAsUInt128();

    public void Commit()
    {
        var file = Open();
        Try(() =>
        {
            file.Dispose();
            File.Move(temporary, Path, overwrite: true);
            return true;
        });
        stream = null;
    }

    public void Dispose()
    {
        if (stream is null)
        {
            return;
        }

        try
        {
            stream.Dispose();
        }
        catch (Exception e) when (IsTheSystems(e))
        {
            // The disk that is full has been reported by the write that failed; what is left in the buffer is given up.
            stream.SafeFileHandle.Dispose();
        }
        finally
        {
            stream = null;
            File.Delete(temporary);
        }
    }

    private FileStream Open() => stream ?? throw new InvalidOperationException($"{Path} has been committed or disposed");

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Open().Write(bytes);
        }
        catch (Exception e) when (IsTheSystems(e))
        {
            throw Failure(e);
        }
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (IsTheSystems(e))
        {
            throw Failure(e);
        }
    }

    // The runtime calls a file that has reached the limit of its size (EFBIG) an argument out of range.
    private static bool IsTheSystems(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    private RootOutputException Failure(Exception e) => new(
        $"'{Path}' cannot be written",
        Path,
        e is ArgumentOutOfRangeException ? "the file would be larger than the system lets it become (ulimit -f)" : e.Message,
        e is UnauthorizedAccessException ? "check the permissions of the folder" : "is the disk full? nothing is left behind under that name",
        e);
}
