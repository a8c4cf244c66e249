using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>One file of a chain, open only while it is needed. Thread-safe.</summary>
internal sealed class ChainedSource(InputFile file, Func<string, IEventSource> open) : SharedSource(() => open(file.Path))
{
    public InputFile File { get; } = file;

    public long Entries { get; set; }

    /// <summary>For each slot the columns' indices in this file.</summary>
    public int[][] ColumnsOfSlot { get; set; } = [];
}
