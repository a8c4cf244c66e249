using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>How far a transfer is, told from several threads.</summary>
internal sealed class TransferLine(RucioCall call, string what) : IProgress<TransferProgress>
{
    private readonly ByteProgress line = new(call.IsJson ? call.Console with { Out = TextWriter.Null } : call.Console, what);
    private readonly Lock drawing = new();

    public void Report(TransferProgress value)
    {
        lock (drawing)
        {
            line.Show(value.Bytes, Math.Max(value.Bytes, value.AllBytes));
        }
    }

    /// <summary>Does what must not be mixed with it.</summary>
    public void Above(Action print)
    {
        lock (drawing)
        {
            print();
        }
    }

    public void Clear()
    {
        lock (drawing)
        {
            line.Clear();
        }
    }
}
