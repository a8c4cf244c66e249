using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>
/// Which run and luminosity block an event belongs to: runs of some thousands of events, blocks that hold fewer as the
/// luminosity falls. Sixteen runs come again and again, with rising numbers; all seeds have the same.
/// </summary>
internal static class RunStructure
{
    private const int RunsOfCycle = 16;
    private const uint FirstRun = 355_100;
    private const ulong Key = 0x5275_6E73;

    private static readonly (LuminosityBlock[] Blocks, int[] Ends, uint Runs) Cycle = Make();

    /// <summary>The block of event <paramref name="number"/>, counted from 0.</summary>
    public static LuminosityBlock Of(long number)
    {
        var (cycle, at) = Math.DivRem(number, (long)Cycle.Ends[^1]);
        var index = Array.BinarySearch(Cycle.Ends, (int)at);
        var block = Cycle.Blocks[index < 0 ? ~index : index + 1];
        return block with { Run = (uint)(FirstRun + block.Run + (cycle * Cycle.Runs)) };
    }

    private static (LuminosityBlock[] Blocks, int[] Ends, uint Runs) Make()
    {
        var blocks = new List<LuminosityBlock>();
        var ends = new List<int>();
        uint run = 0;
        for (var r = 0; r < RunsOfCycle; r++)
        {
            var random = new Philox(Key, (ulong)r);
            run += 1 + (uint)(8 * random.Uniform());
            var first = 1 + (uint)(3 * random.Uniform());
            var last = first + 12 + (uint)(40 * random.Uniform());
            for (var number = first; number <= last; number++)
            {
                var luminosity = HepMath.Exp(-0.015 * (number - first));
                var events = (int)(200 * luminosity * random.Uniform(0.7, 1.3));
                blocks.Add(new(run, number, luminosity, events));
                ends.Add((ends.Count > 0 ? ends[^1] : 0) + events);
            }
        }

        return ([.. blocks], [.. ends], run + 1);
    }
}
