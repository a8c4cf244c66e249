namespace HepAnalysis.Storage;

/// <summary>A source of zero bytes.</summary>
public sealed class EmptySourceException : StorageException
{
    /// <param name="name">Name of the source.</param>
    public EmptySourceException(string name)
        : base($"'{name}' is empty", name, "the file has 0 bytes", "was the copy or the job that writes it interrupted? fetch or make the file again")
    {
    }
}
