namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Compares the offsets of lists that are members of one collection by their names, in each block the ones that are read. Not thread-safe.</summary>
internal sealed class LengthGuard(string counter)
{
    private CollectionDomain? first;
    private int block = -1;

    /// <summary>Compares a list with those of the block before it.</summary>
    /// <exception cref="CorruptFileException">An entry has another number of items in it.</exception>
    public void Check(CollectionDomain items)
    {
        if (block != items.Block || first is null)
        {
            (first, block) = (items, items.Block);
            return;
        }

        var (known, own) = (first.Offsets, items.Offsets);
        if (ReferenceEquals(known, own) || known.Values<int>().SequenceEqual(own.Values<int>()))
        {
            return;
        }

        var at = known.Values<int>().CommonPrefixLength(own.Values<int>());
        throw items.Mismatch(
            $"its lists are counted by {counter}, and entry {at - 1} of the block ends with item {own.Values<int>()[at]}, where another list of them ends with {known.Values<int>()[at]}");
    }
}
