using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// One sequence of elements of a field: the columns of its representations, of which each cluster uses one. Projected
/// fields share those of what they show, so that they are read once.
/// </summary>
/// <param name="Field">The field that holds the data, for errors.</param>
/// <param name="Representations">One column for each representation.</param>
/// <param name="PerEntry">
/// Elements of each entry, where that number is fixed; 0 below collections and variants, whose late columns begin with element 0.
/// </param>
internal sealed record ElementColumn(string Field, RNTupleColumn[] Representations, long PerEntry)
{
    /// <summary>True where the column was added after the first entry, so that what is before is zero.</summary>
    public bool IsDeferred { get; } = Representations.Any(column => column.IsDeferred);

    /// <summary>How many elements a cluster stores.</summary>
    public long StoredIn(Cluster cluster)
    {
        foreach (var column in Representations)
        {
            if (column.Id < cluster.Columns.Length && cluster.Columns[column.Id] is { IsSuppressed: false } range)
            {
                return range.Elements;
            }
        }

        return 0;
    }
}
