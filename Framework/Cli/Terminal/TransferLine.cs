using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Terminal;

/// <summary>How far a transfer is, told from several threads.</summary>
/// <param name="console">Where it is drawn.</param>
/// <param name="what">What is done.</param>
internal sealed class TransferLine(HepConsole console, string what) : IProgress<TransferProgress>
{
    private readonly ByteProgress line = new(console, what);
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
