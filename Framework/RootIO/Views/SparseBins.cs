using System.Numerics;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// The bins of a THnSparse (THnSparse.cxx, THnSparseCoordCompression): chunks of
/// <code>
///  fSingleCoordinateSize  4   bytes of the coordinates of one bin
///  fCoordinatesSize       4   bytes of those of all bins of the chunk
///  fCoordinates               for each bin, from the lowest bit on: the number on each axis, in as many bits as its bins
///                             with the two flow bins need
///  fContent                   a TArray of the contents, as long as the chunk may grow
///  fSumw2                     a pointer to a TArrayD of squared weights
/// </code>
/// </summary>
internal static class SparseBins
{
    private const int ByteBits = 8;

    public static List<RootBin> Of(RootObject histogram, IReadOnlyList<RootAxis> axes)
    {
        var bits = axes.Select(axis => BitOperations.Log2((uint)axis.Bins + 2) + 1).ToArray();
        var bins = new List<RootBin>();
        foreach (var chunk in histogram.Objects("fBinContent"))
        {
            Add(bins, histogram, chunk, bits);
        }

        return bins.Count == histogram.GetInteger("fFilledBins") ? bins
            : throw histogram.Contradicts($"fFilledBins is {histogram.GetInteger("fFilledBins")}, and its chunks have {bins.Count} bins");
    }

    private static void Add(List<RootBin> bins, RootObject histogram, RootObject chunk, int[] bits)
    {
        var size = chunk.GetInteger("fSingleCoordinateSize");
        var coordinates = chunk.Get<Array>("fCoordinates") switch { sbyte[] signed => Array.ConvertAll(signed, value => unchecked((byte)value)), byte[] bytes => bytes, _ => [] };
        var contents = chunk.Doubles("fContent");
        var squares = chunk.Doubles("fSumw2");
        if (size < (bits.Sum() + ByteBits - 1) / ByteBits || coordinates.Length % size != 0 || coordinates.Length / size > contents.Length)
        {
            throw histogram.Contradicts($"a chunk has {coordinates.Length} bytes of coordinates of {size} bytes each, for {bits.Sum()} bits, and {contents.Length} contents");
        }

        for (var i = 0; i < coordinates.Length / size; i++)
        {
            var square = i < squares.Length ? squares[i] : Math.Abs(contents[i]);
            bins.Add(new RootBin(Unpack(coordinates.AsSpan((int)(i * size), (int)size), bits), contents[i], Math.Sqrt(square)));
        }
    }

    private static int[] Unpack(ReadOnlySpan<byte> packed, int[] bits)
    {
        var coordinates = new int[bits.Length];
        var at = 0;
        for (var axis = 0; axis < bits.Length; axis++)
        {
            for (var bit = 0; bit < bits[axis]; bit++, at++)
            {
                coordinates[axis] |= ((packed[at / ByteBits] >> (at % ByteBits)) & 1) << bit;
            }
        }

        return coordinates;
    }
}
