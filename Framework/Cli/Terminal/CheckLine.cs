namespace HepAnalysis.Cli.Terminal;

/// <summary>How far a check is, on a terminal: one line drawn again and again.</summary>
internal sealed class CheckLine(HepConsole console, bool isShown)
{
    private long shown = -1;

    public void Show(long done, long total)
    {
        var percent = total == 0 ? 100 : 100 * done / total;
        if (isShown && percent != shown)
        {
            shown = percent;
            console.Out.Write($"\rchecking   {percent,3} %  {Human.Bytes(done)} of {Human.Bytes(total)}\e[K");
            console.Out.Flush();
        }
    }

    public void Clear()
    {
        if (isShown && shown >= 0)
        {
            console.Out.Write("\r\e[K");
        }
    }
}
