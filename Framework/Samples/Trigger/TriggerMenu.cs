namespace HepAnalysis.Samples;

/// <summary>
/// The trigger of generated events: sixty paths, named as those of a real menu and simple enough to be stated in a line.
/// A path's bit is the column of its name; it is decided by the columns as they are stored, so that it can be decided
/// again from the file, bit for bit.
/// </summary>
public static partial class TriggerMenu
{
    private static readonly TriggerPath[] Order = [.. Numbered([.. MuonPaths(), .. ElectronPaths(), .. MixedPaths(), .. JetPaths(), .. SumPaths()])];

    /// <summary>All paths, in the order of their columns.</summary>
    public static IReadOnlyList<TriggerPath> Paths => Order;

    /// <summary>The decisions: bit i is that of path i, counted from 0.</summary>
    internal static ulong Decide(in TriggerEvent e, ulong eventNumber)
    {
        ulong bits = 0;
        var paths = Order;
        for (var i = 0; i < paths.Length; i++)
        {
            if (paths[i].IsTaken(eventNumber) && paths[i].IsMet(e))
            {
                bits |= 1UL << i;
            }
        }

        return bits;
    }

    private static IEnumerable<TriggerPath> Numbered((string Name, int Prescale, string Demands, TriggerDemand IsMet)[] paths) =>
        paths.Select((path, i) => new TriggerPath(i + 1, path.Name, path.Prescale, path.Demands, path.IsMet));
}
