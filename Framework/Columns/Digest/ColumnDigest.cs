namespace HepAnalysis.Columns.Digest;

/// <summary>
/// The content of one column, independent of how a container cuts, compresses or names it: what the reference tests, a
/// tree's digest and the ledger compare.
/// </summary>
/// <param name="Path">Where in an entry: "" the entry itself, <c>[]</c> inside a list, <c>[3]</c> inside an array of three.</param>
/// <param name="Kind"><c>number</c>, <c>bool</c> or <c>list</c>.</param>
/// <param name="ValueType"><c>int8 … float64</c>, <c>bool</c>; empty for a list.</param>
/// <param name="Count">Number of values (of lists).</param>
/// <param name="Sha256">Of the values, little-endian, one after the other; of a list's lengths as int64. Lower-case hexadecimal.</param>
public sealed record ColumnDigest(string Path, string Kind, string ValueType, long Count, string Sha256);
