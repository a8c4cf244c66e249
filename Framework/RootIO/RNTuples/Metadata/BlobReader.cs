using System.Buffers.Binary;
using HepAnalysis.RootIO.Files;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// Reads pages and envelopes. What is longer than the largest key of the RNTuple lies in several: the first ends with the
/// file offsets (8 bytes each, little-endian) of the others, which are full but for the last.
/// Source: RNTuple Binary Format Specification, "Anchor schema", Max Key Size. Thread-safe.
/// </summary>
internal sealed class BlobReader(RootFile file, long maxKeySize)
{
    private const int OffsetBytes = 8;

    /// <summary>Fills <paramref name="target"/>; every place is checked to lie within the file.</summary>
    public void Read(long offset, Span<byte> target, RecordPlace place)
    {
        if (IsOnePiece(target.Length))
        {
            ReadPiece(offset, target, place);
            return;
        }

        var pieces = PieceCount(target.Length);
        var first = maxKeySize - (OffsetBytes * (pieces - 1));
        if (first <= 0)
        {
            throw place.Corrupt(0, $"{target.Length} bytes in keys of at most {maxKeySize}: their offsets do not fit into the first");
        }

        ReadPiece(offset, target[..(int)first], place);
        var offsets = new byte[OffsetBytes * (pieces - 1)];
        ReadPiece(offset + first, offsets, place);
        var at = (int)first;
        for (var i = 0; at < target.Length && i < pieces - 1; i++)
        {
            var length = (int)Math.Min(maxKeySize, target.Length - at);
            ReadPiece(BinaryPrimitives.ReadInt64LittleEndian(offsets.AsSpan(OffsetBytes * i)), target.Slice(at, length), place);
            at += length;
        }
    }

    /// <summary>True for what lies in one key.</summary>
    public bool IsOnePiece(int length) => maxKeySize <= 0 || length <= maxKeySize;

    /// <summary>Refuses a place outside of the file, before memory is taken for it.</summary>
    public void CheckRange(long offset, long length, RecordPlace place)
    {
        if (offset < 0 || length < 0 || offset > file.Length - length)
        {
            throw new TruncatedFileException(
                $"{place.Object} lies beyond the end of '{file.Name}'",
                $"{place.File}, {place.Object}, file offset {offset}",
                $"{length} bytes are wanted there, and the file has {file.Length}",
                "the copy or the job that writes it did not finish: fetch it again");
        }
    }

    // One key more where the offsets of the others do not fit into what the last leaves free.
    private long PieceCount(int length)
    {
        var pieces = (length + maxKeySize - 1) / maxKeySize;
        var free = (pieces * maxKeySize) - length;
        return OffsetBytes * (pieces - 1) > free ? pieces + 1 : pieces;
    }

    private void ReadPiece(long offset, Span<byte> target, RecordPlace place)
    {
        CheckRange(offset, target.Length, place);
        file.ReadBytes([new ByteRange(offset, target.Length)], target);
    }
}
