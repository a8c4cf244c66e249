namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>What a cluster holds of one column.</summary>
/// <param name="ElementOffset">Number of its first stored element in the whole RNTuple.</param>
/// <param name="IsSuppressed">True where another representation of the field holds the data of this cluster.</param>
/// <param name="Compression">Setting: 100 · algorithm + level.</param>
/// <param name="Pages">Its pages by rising element.</param>
internal sealed record ColumnRange(long ElementOffset, bool IsSuppressed, long Compression, PagePlace[] Pages)
{
    /// <summary>Elements that are stored.</summary>
    public long Elements => Pages.Length == 0 ? 0 : Pages[^1].FirstElement + Pages[^1].Elements;

    /// <summary>The number of the page that holds an element; the element is one of those stored.</summary>
    public int Find(long element)
    {
        int low = 0, high = Pages.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Pages[middle].FirstElement <= element)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
