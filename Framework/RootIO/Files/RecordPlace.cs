namespace HepAnalysis.RootIO.Files;

/// <summary>Where the bytes of a record come from, for errors and for references inside it.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Object">The object: a path with cycle, or what the record is for.</param>
/// <param name="FileOffset">Byte of the file at which the record's key begins.</param>
/// <param name="IsCompressed">True where the bytes were decompressed, so that a byte of the record has no place of its own in the file.</param>
/// <param name="Displacement">What references inside the record count before the first byte: the length of its key.</param>
/// <param name="ProcessOffset">What is added to the numbers of processes in it (fPidOffset): the record was copied from another file.</param>
internal sealed record RecordPlace(string File, string Object, long FileOffset, bool IsCompressed = false, int Displacement = 0, int ProcessOffset = 0)
{
    /// <summary>Text for an error at byte <paramref name="position"/> of the record.</summary>
    public string At(int position) => IsCompressed
        ? $"{File}, {Object}, byte {position} of the decompressed record at file offset {FileOffset}"
        : $"{File}, {Object}, file offset {FileOffset + Displacement + position}";

    public CorruptFileException Corrupt(int position, string why) =>
        new($"{Object} in '{File}' is damaged", At(position), why, "check the file's size and checksum against where it came from, and fetch it again");

    /// <summary>Where memory for <paramref name="bytes"/> bytes was refused.</summary>
    public RecordTooLargeException TooLarge(long bytes, OutOfMemoryException cause) =>
        new($"{Object} in '{File}' does not fit into memory", At(0), $"it says that it is {bytes} bytes long, decompressed", "give the process more memory; if the object should be small, fetch the file again", cause);
}
