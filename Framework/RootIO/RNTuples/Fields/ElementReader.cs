using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// Reads elements of a column for one worker: out of the representation that the cluster uses, with zeros for what is
/// before a late column. Not thread-safe.
/// </summary>
internal sealed class ElementReader : IDisposable
{
    private const int MostZeroBytes = 256 << 20;

    private readonly PageCursor[] cursors;
    private readonly ElementColumn elements;
    private readonly NativeBuffer scratch = new();
    private Cluster? cluster;
    private PageCursor? cursor;
    private long zeros;
    private long stored;

    public ElementReader(RNTuplePages pages, ElementColumn elements)
    {
        this.elements = elements;
        cursors = [.. elements.Representations.Select(column => new PageCursor(pages, column, elements.Field))];
    }

    /// <summary>The page of the element found last; null where the element is a zero before a late column.</summary>
    public PageCursor? Page { get; private set; }

    /// <summary>Finds an element.</summary>
    /// <param name="of">Its cluster.</param>
    /// <param name="element">Its number in the cluster.</param>
    /// <param name="wanted">How many from it on are wanted at once.</param>
    /// <param name="inPage">Its number in <see cref="Page"/>.</param>
    /// <param name="most">How many from it on can be taken at once; at least one.</param>
    public void Find(Cluster of, long element, long wanted, out int inPage, out long most)
    {
        Turn(of);
        if (element < zeros)
        {
            Page = null;
            inPage = 0;
            most = zeros - element;
            return;
        }

        if (element - zeros >= stored)
        {
            throw Corrupt(of, $"element {element} is wanted, and the cluster has {zeros + stored}");
        }

        cursor!.Open(of, element - zeros, wanted);
        Page = cursor;
        inPage = (int)(element - zeros - cursor.Page.FirstElement);
        most = cursor.Page.Elements - inPage;
    }

    /// <summary>Appends the values of a segment to a column.</summary>
    public void Append(Segment segment, NumberColumn target)
    {
        var element = segment.First;
        var width = target.Kind.Size();
        for (var left = segment.Count; left > 0;)
        {
            Find(segment.Cluster, element, left, out var inPage, out var most);
            var count = (int)Math.Min(left, most);
            var bytes = Room(segment.Cluster, target, count)[^(count * width)..];
            if (Page is null)
            {
                bytes.Clear();
            }
            else
            {
                Decode(Page, inPage, target.Kind, bytes, count);
            }

            element += count;
            left -= count;
        }
    }

    /// <summary>An error about this column.</summary>
    public CorruptFileException Corrupt(Cluster of, string why) => (cursor ?? cursors[0]).Corrupt(of, why);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var item in cursors)
        {
            item.Dispose();
        }

        scratch.Dispose();
    }

    private Span<byte> Room(Cluster of, NumberColumn target, int more)
    {
        var width = target.Kind.Size();
        var keep = target.Count;
        var total = ((long)keep + more) * width;
        if (total > (Page is null ? MostZeroBytes : Array.MaxLength))
        {
            throw Corrupt(of, $"{(long)keep + more} values in one block, more than a block may hold");
        }

        target.Buffer.Extend<byte>((int)total, keep * width);
        return target.ResizeBytes(keep + more);
    }

    private void Decode(PageCursor page, int first, NumberKind kind, Span<byte> target, int count)
    {
        var column = page.Column;
        var stored = ColumnEncoding.Kind(column.Type)!.Value;
        if (stored == kind)
        {
            PageDecoder.Decode(column, page.Content, page.Page.Elements, first, target, count);
        }
        else if (column.Type == RNTupleColumnType.Real32Quant)
        {
            PageDecoder.QuantisedDoubles(column, page.Content, first, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(target));
        }
        else
        {
            var bytes = scratch.Reserve<byte>(count * stored.Size());
            PageDecoder.Decode(column, page.Content, page.Page.Elements, first, bytes, count);
            FloatConversion.Convert(stored, bytes, target);
        }
    }

    private void Turn(Cluster of)
    {
        if (ReferenceEquals(of, cluster))
        {
            return;
        }

        cluster = null;
        cursor = null;
        zeros = 0;
        stored = 0;
        var perCluster = (Int128)of.EntryCount * elements.PerEntry;
        foreach (var candidate in cursors)
        {
            if (candidate.Column.Id < of.Columns.Length && of.Columns[candidate.Column.Id] is { IsSuppressed: false } range)
            {
                cursor = candidate;
                stored = range.Elements;
                var missing = elements.PerEntry > 0 && candidate.Column.IsDeferred ? range.ElementOffset - ((Int128)of.FirstEntry * elements.PerEntry) : 0;
                if (missing < 0 || missing > perCluster)
                {
                    throw Corrupt(of, $"it begins with element {range.ElementOffset}, and the cluster has entries {of.FirstEntry} to {of.FirstEntry + of.EntryCount}");
                }

                zeros = (long)missing;
                break;
            }
        }

        if (cursor is null && elements.IsDeferred)
        {
            zeros = (long)Int128.Min(perCluster, long.MaxValue);
        }

        cluster = of;
    }
}
