using HepAnalysis.Columns;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// A leaf whose entries are read value by value: texts, containers, objects, packed floats. Where a basket says where its
/// entries begin, each has to end where the next begins; where it does not, an entry's place is known from those before it.
/// </summary>
internal sealed class ValueLeafReader : LeafReader
{
    private readonly ValueReader value;
    private readonly OffsetsReader? objects;
    private readonly LeafReader? itemCounts;
    private readonly BranchCounter counter = new();
    private long nextEntry = -1;
    private int nextByte;
    private long blockFirst;
    private int blockCount;

    /// <param name="leaf">The leaf.</param>
    /// <param name="cursor">Its baskets.</param>
    /// <param name="objects">How many objects of a split collection each entry has; null where it is one.</param>
    /// <param name="itemCounts">The branch that counts the items of each object's pointer member; null where it is none.</param>
    public ValueLeafReader(LeafLayout leaf, BasketCursor cursor, OffsetsReader? objects, LeafReader? itemCounts)
        : base(leaf, cursor)
    {
        this.objects = objects;
        this.itemCounts = itemCounts;
        value = leaf.Value!.Plan.Open(leaf.Value.Counter is { } name ? new() { [name] = counter } : []);
    }

    /// <summary>Who is told of the layouts of classes that are met; null for nobody.</summary>
    public LayoutProbe? Probe { get; set; }

    public override void Dispose()
    {
        value.Dispose();
        base.Dispose();
    }

    protected override void Decode(long firstEntry, int entryCount)
    {
        value.Clear();
        var done = 0;
        Begin(firstEntry, entryCount);
        while (done < entryCount)
        {
            var entry = firstEntry + done;
            Cursor.Open(entry);
            var basket = Cursor.Basket;
            if (entry != basket.FirstEntry && entry != nextEntry && !Cursor.HasOffsets)
            {
                // Blocks were passed over: what they hold has to be read to know where it ends.
                Begin(basket.FirstEntry, (int)(entry - basket.FirstEntry));
                ReadEntries(0, blockCount, 0);
                value.Clear();
                Begin(firstEntry, entryCount);
            }

            var here = (int)Math.Min(basket.FirstEntry + basket.EntryCount - entry, entryCount - done);
            ReadEntries(done, here, entry == basket.FirstEntry ? 0 : entry == nextEntry ? nextByte : Cursor.EntryStart((int)(entry - basket.FirstEntry)));
            done += here;
        }
    }

    protected override Column MakeColumn() => objects is null ? value.Column : new ListColumn(objects.Column, value.Column);

    // The counts of a block, of which the values are read piece by piece.
    private void Begin(long first, int count)
    {
        blockFirst = first;
        blockCount = count;
        objects?.Read(first, count);
        if (itemCounts is not null)
        {
            counter.Begin(itemCounts.Read(first, count));
        }
    }

    private void ReadEntries(int from, int count, int start)
    {
        var offsets = objects is null ? default : objects.Read(blockFirst, blockCount);
        nextEntry = -1;
        for (var i = from; i < from + count; i++)
        {
            var end = Cursor.KnownStart(blockFirst + i + 1);
            if (end >= 0 && end < start)
            {
                throw Cursor.Corrupt($"entry {blockFirst + i} begins at byte {start} and ends at byte {end}");
            }

            var stream = new ValueStream(Cursor, Cursor.Data[..(end < 0 ? Cursor.DataLength : end)], start) { Probe = Probe };
            var items = objects is null ? 1 : offsets[i + 1] - offsets[i];
            counter.Advance(items);

            // The header of a container is there even for no objects; where there is nothing, there is none.
            if (items > 0 || stream.Remaining > 0)
            {
                Read(ref stream, items);
            }

            stream.Expect(end, $"entry {blockFirst + i}");
            start = stream.Position;
        }

        nextEntry = blockFirst + from + count;
        nextByte = start;
    }

    private void Read(ref ValueStream stream, int items)
    {
        switch (Leaf.Value!.Form)
        {
            case LeafForm.Item:
                value.ReadItems(ref stream, items);
                break;
            case LeafForm.Body:
                value.ReadBody(ref stream);
                break;
            default:
                value.ReadMember(ref stream, items);
                break;
        }
    }
}
