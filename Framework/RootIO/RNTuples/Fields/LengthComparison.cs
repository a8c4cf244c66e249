using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// Compares the lengths of lists entry by entry, where there are few entries: there the totals of clusters may be equal by
/// chance, and reading the offsets costs nothing.
/// </summary>
internal static class LengthComparison
{
    private const int MostEntries = 1000;

    /// <summary>False where entries of the lists differ in length, or cannot be read: the column that is damaged says so when it is read.</summary>
    public static bool AreEqual(RNTuple ntuple, IReadOnlyList<ListPlan> lists)
    {
        if (ntuple.Entries > MostEntries)
        {
            return true;
        }

        using var pages = new RNTuplePages(ntuple.File, ntuple.Path, ntuple.Blobs, ntuple.Options.VerifyChecksums);
        using var factory = new NodeFactory(pages);
        var entries = new EntryDomain(ntuple.Clusters);
        try
        {
            entries.Turn(0, (int)ntuple.Entries);
            CollectionDomain? first = null;
            foreach (var list in lists)
            {
                var items = factory.Items(entries, list.Ends);
                items.Update();
                first ??= items;
                if (!first.Offsets.Values<int>().SequenceEqual(items.Offsets.Values<int>()))
                {
                    return false;
                }
            }

            return true;
        }
        catch (RootIOException)
        {
            return false;
        }
        finally
        {
            entries.Dispose();
        }
    }
}
