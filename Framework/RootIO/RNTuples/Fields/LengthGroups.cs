using System.Globalization;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// Lists that are members of one collection by their names (<c>Muon_pt, Muon_eta</c>) though each has its own offsets: what
/// a TTree with a counter becomes when its branches are written as vectors. They are taken for one collection where their
/// numbers of items agree in every cluster of the first group, and in every entry of a small file; a <see cref="LengthGuard"/> compares them while they are read.
/// </summary>
internal static class LengthGroups
{
    /// <summary>The counter of each such list by its name: <c>nMuon</c>.</summary>
    /// <param name="lists">Names of lists of numbers, with how they are read.</param>
    /// <param name="clusters">Clusters that are looked at; asked for only where there is something to compare.</param>
    /// <param name="areEqual">Compares a group in more detail.</param>
    public static Dictionary<string, string> Find(
        IReadOnlyList<(string Name, ListPlan Plan)> lists, Func<IReadOnlyList<Cluster>> clusters, Func<IReadOnlyList<ListPlan>, bool> areEqual)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = lists.Where(list => list.Name.IndexOf('_', StringComparison.Ordinal) is > 0 and var end && end < list.Name.Length - 1)
            .GroupBy(list => list.Name[..list.Name.IndexOf('_', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Where(group => group.Select(list => list.Plan.Ends).Distinct().Count() > 1);
        foreach (var group in groups)
        {
            if (group.Select(list => Totals((NumberPlan)list.Plan.Item, clusters())).Distinct(StringComparer.Ordinal).Count() == 1
                && areEqual([.. group.Select(list => list.Plan)]))
            {
                foreach (var (name, _) in group)
                {
                    found.Add(name, $"n{group.Key}");
                }
            }
        }

        return found;
    }

    private static string Totals(NumberPlan items, IReadOnlyList<Cluster> clusters) =>
        string.Join(' ', clusters.Select(cluster => items.Elements.StoredIn(cluster).ToString(CultureInfo.InvariantCulture)));
}
