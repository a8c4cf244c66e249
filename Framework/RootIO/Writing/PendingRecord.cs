namespace HepAnalysis.RootIO.Writing;

/// <summary>A record of a <see cref="RecordQueue"/>.</summary>
internal abstract class PendingRecord
{
    /// <summary>Ends when the payload is made.</summary>
    public abstract Task Making { get; }

    /// <summary>The longest that the record can become: key and payload before compression.</summary>
    public abstract long MostBytes { get; }

    /// <summary>Writes the record at the end of the file.</summary>
    public abstract void Append(OutputFile file);
}
