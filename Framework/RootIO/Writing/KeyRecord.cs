namespace HepAnalysis.RootIO.Writing;

/// <summary>
/// A TKey to be written (byte table: <see cref="Files.RootKey"/>). Positions take 64 bits where the record lies behind
/// 2 GB.
/// </summary>
internal sealed record KeyRecord(string ClassName, string Name, string Title, long SeekKey, long SeekDirectory)
{
    /// <summary>From here on positions have 64 bits (TFile::kStartBigFile).</summary>
    public const long BigFile = 2_000_000_000;

    /// <summary>1 January 2000, 00:00: a file says what is in it, not when it was made.</summary>
    public const uint Time = ((2000u - 1995) << 26) | (1 << 22) | (1 << 17);

    public int ObjectBytes { get; init; }

    public int StoredBytes { get; init; }

    public int Cycle { get; init; } = 1;

    /// <summary>Bytes that the class adds to the key (a basket's five numbers).</summary>
    public int ExtraBytes { get; init; }

    public bool IsBig => SeekKey > BigFile;

    public int KeyBytes =>
        26 + (IsBig ? 8 : 0) + ObjectBuffer.SizeOf(ClassName) + ObjectBuffer.SizeOf(Name) + ObjectBuffer.SizeOf(Title) + ExtraBytes;

    public int TotalBytes => KeyBytes + StoredBytes;

    public void Write(ObjectBuffer buffer)
    {
        buffer.Int32(TotalBytes);
        buffer.Int16(IsBig ? 1004 : 4);
        buffer.Int32(ObjectBytes);
        buffer.UInt32(Time);
        buffer.Int16(KeyBytes);
        buffer.Int16(Cycle);
        buffer.Position(SeekKey, IsBig);
        buffer.Position(SeekDirectory, IsBig);
        buffer.Text(ClassName);
        buffer.Text(Name);
        buffer.Text(Title);
    }
}
