using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>What the cursors of one worker share. Not thread-safe.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The RNTuple, for errors.</param>
/// <param name="Blobs">Where pages are read.</param>
/// <param name="Decompressor">The worker's codecs.</param>
/// <param name="Cost">Where time and bytes are added up.</param>
/// <param name="Verify">Whether checksums are compared.</param>
internal sealed record RNTuplePages(RootFile File, string Name, BlobReader Blobs, RootDecompressor Decompressor, CostMeter Cost, bool Verify);
