namespace HepAnalysis.RootIO.Compression;

/// <summary>Where a payload lies, for errors.</summary>
/// <param name="File">The file.</param>
/// <param name="Object">The object in it: a key, or a branch and its basket.</param>
/// <param name="Offset">Byte offset in the file at which the payload begins.</param>
public readonly record struct PayloadPlace(string File, string Object, long Offset)
{
    /// <summary>The place of byte <paramref name="within"/> of the payload.</summary>
    public string At(int within) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}: {Object}, byte {Offset + within}");
}
