namespace HepAnalysis.Columns.Digest;

/// <summary>
/// The content of one column, independent of how a container cuts, compresses or names it: what the reference tests, a
/// tree's digest and the ledger compare.
/// </summary>
/// <param name="Path">
/// Where in an entry: "" the entry itself, <c>[]</c> inside a list, <c>[3]</c> inside an array of three, <c>.x</c> a record's member,
/// <c>?</c> inside an option, <c>|1</c> the second alternative of a union.
/// </param>
/// <param name="Kind"><c>number</c>, <c>bool</c>, <c>string</c>, <c>list</c>, <c>option</c>, <c>union</c>, or <c>record0</c>: a record without members.</param>
/// <param name="ValueType"><c>int8 … float64</c>, <c>bool</c>; empty for what is no number.</param>
/// <param name="Count">Number of values (of lists, of texts).</param>
/// <param name="Sha256">
/// Of the values, little-endian, one after the other; of a list's lengths as int64; of texts with a zero byte between each two; of an option's
/// validity, of a union's alternatives as a byte each. Lower-case hexadecimal.
/// </param>
public sealed record ColumnDigest(string Path, string Kind, string ValueType, long Count, string Sha256);
