using System.Diagnostics;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Adds up what a reader spends.</summary>
internal sealed class CostMeter
{
    public ReadCost Total { get; private set; }

    public void Read(long started, int bytes) =>
        Total += new ReadCost(bytes, 0, Stopwatch.GetTimestamp() - started, 0, 0);

    public void Decompressed(long started, int bytes) =>
        Total += new ReadCost(0, bytes, 0, Stopwatch.GetTimestamp() - started, 0);

    /// <summary>Decoding is what a column took, less what reading and decompressing took within it.</summary>
    public void Decoded(long started, ReadCost before)
    {
        var within = Total.ReadTicks - before.ReadTicks + Total.DecompressTicks - before.DecompressTicks;
        Total += new ReadCost(0, 0, 0, 0, Stopwatch.GetTimestamp() - started - within);
    }
}
