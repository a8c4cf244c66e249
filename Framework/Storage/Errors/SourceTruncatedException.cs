namespace HepAnalysis.Storage;

/// <summary>Bytes were asked for that lie beyond the end: a reference past the end, or a file cut while it was read.</summary>
public sealed class SourceTruncatedException : StorageException
{
    /// <param name="name">Name of the source.</param>
    /// <param name="offset">First byte asked for.</param>
    /// <param name="length">Number of bytes asked for.</param>
    /// <param name="available">Length of the source as it is now.</param>
    public SourceTruncatedException(string name, long offset, long length, long available)
        : base(
            $"'{name}' ends before the bytes that are needed",
            $"{name}, bytes {offset} to {offset + length}",
            $"the file has {available} bytes",
            "the file is incomplete, or another program is writing it: fetch it again")
    {
    }
}
