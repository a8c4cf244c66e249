using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// Reads the entries of a branch one by one as generic objects: also what has no one column type, since an entry may hold
/// objects of any class (pointers, TObjArray, TList, TClonesArray). Made by <see cref="RootTree.OpenObjects"/>; for looking
/// around, not for speed. Not thread-safe.
/// </summary>
public sealed class BranchObjects : IDisposable
{
    private readonly RootTree tree;
    private readonly RootBranch branch;
    private readonly StreamerElement? element;
    private readonly StreamerInfo? layout;
    private readonly PointerCollection? pointers;
    private readonly RootDecompressor decompressor = new();
    private readonly BasketWindow window;
    private readonly BasketCursor cursor;
    private readonly RootTreeReader counts;
    private readonly int? counter;
    private readonly int? itemCounter;
    private long nextEntry = -1;
    private int nextByte;

    internal BranchObjects(RootTree tree, RootBranch branch, BranchValue value)
    {
        this.tree = tree;
        this.branch = branch;
        element = value.Element;
        layout = value.Layout;
        pointers = value.Classes is { } classes ? new PointerCollection([.. classes.Select(below => new SplitCollection(tree, below[0], below.Skip(1)))]) : null;
        var cost = new CostMeter();
        window = new BasketWindow(tree.File, cost);
        window.BeginTask(branch.FirstEntry + branch.Entries);
        cursor = new BasketCursor(tree.File, branch, window, decompressor, cost);
        counts = (RootTreeReader)tree.OpenReader();
        counts.BeginTask(0, tree.Entries);
        counter = value.CountColumn is not { } objects ? null : counts.Find(objects) ?? throw new UnsupportedFeatureException(
            $"branch '{branch.FullName}' is not read as objects", $"{tree.Name}, branch '{branch.FullName}'", $"'{objects}', which counts its objects, is no column that is read");
        itemCounter = value.ItemCountColumn is { } items ? counts.Find(items) : null;
    }

    /// <summary>Sizes of the fixed array that the branch is of each object; none where it is no array.</summary>
    public IReadOnlyList<int> Sizes => element is not { ArrayLength: > 0 } ? [] : element.Dimensions.Count > 0 ? element.Dimensions : [element.ArrayLength];

    /// <summary>
    /// What an entry holds, in the values of <see cref="RootObject"/>; of a member of a split collection an array with the
    /// member of each of its objects.
    /// </summary>
    /// <exception cref="RootIOException">The entry is damaged, or holds what is not read.</exception>
    public object? Read(long entry)
    {
        cursor.Open(entry);
        var basket = cursor.Basket;
        if (entry == basket.FirstEntry || cursor.HasOffsets)
        {
            return Read(entry, entry == basket.FirstEntry ? 0 : cursor.EntryStart((int)(entry - basket.FirstEntry)));
        }

        // Where an entry begins is known when those before it were read.
        if (entry < nextEntry || nextEntry <= basket.FirstEntry)
        {
            nextEntry = basket.FirstEntry;
            nextByte = 0;
        }

        while (nextEntry < entry)
        {
            Read(nextEntry, nextByte);
        }

        return Read(entry, nextByte);
    }

    /// <summary>Where the branch is fBits: of each object of the entry that was read last the number of its process, null where it is not referenced.</summary>
    internal object?[]? Processes { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        counts.Dispose();
        pointers?.Dispose();
        cursor.Dispose();
        window.Dispose();
        decompressor.Dispose();
    }

    private object? Read(long entry, int start)
    {
        var end = cursor.KnownStart(entry + 1);
        if (end >= 0 && end < start)
        {
            throw cursor.Corrupt($"entry {entry} begins at byte {start} and ends at byte {end}");
        }

        var data = cursor.Data[start..(end < 0 ? cursor.DataLength : end)].ToArray();
        var buffer = new RootBuffer(data, cursor.EntryPlace(entry, start));
        var objects = new ObjectReader(buffer, tree.File.Streamers);
        var value = Read(objects, buffer, entry);
        Processes = objects.Processes;
        if (end >= 0 && buffer.Remaining > 0)
        {
            throw buffer.Corrupt($"{buffer.Remaining} bytes follow behind entry {entry}");
        }

        nextEntry = entry + 1;
        nextByte = start + buffer.Position;
        return value;
    }

    private object? Read(ObjectReader objects, RootBuffer buffer, long entry)
    {
        if (pointers is not null)
        {
            return pointers.Read(buffer, entry);
        }

        if (branch.ClassName == "TBranchObject")
        {
            return objects.ReadWhole(ClassOfEntry(buffer), null);
        }

        if (element is null)
        {
            return objects.ReadWhole(branch.ContentClass, layout);
        }

        if (counter is not { } column)
        {
            return objects.ReadMembers(element, 1, ItemCounts(entry))[0];
        }

        var number = ((NumberColumn)counts.Read(column, entry, 1)).Values<int>()[0];
        return number >= 0 && number <= buffer.Remaining
            ? objects.ReadMembers(element, number, ItemCounts(entry))
            : throw buffer.Corrupt($"{number} objects by their counter, and {buffer.Remaining} bytes");
    }

    private long[] ItemCounts(long entry)
    {
        if (itemCounter is not { } column)
        {
            return [];
        }

        var read = counts.Read(column, entry, 1);
        var numbers = (NumberColumn)(read is ListColumn list ? list.Content : read);
        return [.. Enumerable.Range(0, numbers.Count).Select(index => NumberReader.Integer(numbers, index))];
    }

    // TLeafObject: where the class may change (fVirtual), the length of its name, the name, a zero byte; then the object.
    private string ClassOfEntry(RootBuffer buffer)
    {
        if (!branch.Leaves[0].IsVirtual)
        {
            return branch.ContentClass;
        }

        buffer.Skip(1);
        return buffer.ReadZeroTerminated();
    }
}
