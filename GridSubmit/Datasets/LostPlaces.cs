using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>
/// Finds the rows of a list of replicas that have lost addresses: a server whose database goes away while it writes the list still gives the
/// states of all replicas, and from some row on no addresses, in one row those of some RSEs only. So an RSE at which a file is available, and that
/// has given addresses of other files of the list, has to give one of this file.
/// </summary>
internal sealed class LostPlaces
{
    private const string Available = "AVAILABLE";

    private static readonly Dictionary<string, string> NoStates = [];

    private readonly HashSet<string> giving = new(StringComparer.Ordinal);

    /// <summary>True where a row lacks an address that it has to have, as far as the rows before it tell.</summary>
    public bool HasLost(FileReplicas row)
    {
        foreach (var place in row.Places)
        {
            giving.Add(place.Rse);
        }

        foreach (var (rse, state) in row.States ?? NoStates)
        {
            if (state == Available && giving.Contains(rse) && !IsAt(row, rse))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(FileReplicas row, string rse)
    {
        foreach (var place in row.Places)
        {
            if (place.Rse == rse)
            {
                return true;
            }
        }

        return false;
    }
}
