namespace HepAnalysis.Columns;

/// <summary>What a source says of one of its columns before anything is read.</summary>
/// <param name="Name">Full name as the container has it (a branch, a field).</param>
/// <param name="Type">Type of one entry.</param>
/// <param name="Counter">Name of the column that counts a list's items, where the container has one: lists with one counter have equal lengths.</param>
/// <param name="Title">Description from the file.</param>
/// <param name="CompressedBytes">Size in the file.</param>
/// <param name="UncompressedBytes">Size after decompression.</param>
public sealed record ColumnInfo(
    string Name, ColumnType Type, string? Counter = null, string Title = "", long CompressedBytes = 0, long UncompressedBytes = 0);
