using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples;

/// <summary>How much each column and each cluster of an RNTuple takes in the file; no page is read for it, only their lists.</summary>
public sealed class RNTupleStorage
{
    private readonly HashSet<long> places = [];
    private readonly RNTupleSchema schema;

    internal RNTupleStorage(RNTuple ntuple)
    {
        schema = ntuple.Schema;
        var columns = schema.Columns.Select(column => new RNTupleColumnStorage(column, FullName(column.Field))).ToArray();
        var clusters = new List<RNTupleClusterStorage>();
        foreach (var cluster in ntuple.Clusters.All)
        {
            var (stored, content) = (StoredBytes, ContentBytes);
            for (var i = 0; i < cluster.Columns.Length; i++)
            {
                Add(columns[i], cluster.Columns[i]);
            }

            clusters.Add(new RNTupleClusterStorage(cluster.FirstEntry, cluster.EntryCount, StoredBytes - stored, ContentBytes - content));
        }

        (Columns, Clusters) = (columns, clusters);
    }

    /// <summary>Every column, by number.</summary>
    public IReadOnlyList<RNTupleColumnStorage> Columns { get; }

    /// <summary>Every cluster with entries, by rising entry.</summary>
    public IReadOnlyList<RNTupleClusterStorage> Clusters { get; }

    /// <summary>Bytes of all pages in the file, their checksums not included; what several pages share (equal ones of a cluster are written once) counts once.</summary>
    public long StoredBytes { get; private set; }

    /// <summary>Bytes of all pages after decompression.</summary>
    public long ContentBytes { get; private set; }

    /// <summary>Number of pages.</summary>
    public long Pages { get; private set; }

    /// <summary>How many of the pages lie at the place of another.</summary>
    public long SharedPages { get; private set; }

    /// <summary>How many of the pages have a checksum.</summary>
    public long PagesWithChecksum { get; private set; }

    /// <summary>The columns of a field and of all fields inside of it; none for a projected field, which shows those of others.</summary>
    /// <param name="field">A field of the schema.</param>
    public IEnumerable<RNTupleColumnStorage> ColumnsInside(RNTupleField field) => Columns.Where(column => IsInside(column.Column.Field, field.Id));

    private void Add(RNTupleColumnStorage column, ColumnRange range)
    {
        column.Add(range);
        foreach (var page in range.Pages)
        {
            ContentBytes += PageDecoder.PageBytes(column.Column, page.Elements);
            Pages++;
            PagesWithChecksum += page.HasChecksum ? 1 : 0;
            if (places.Add(page.Locator.Offset))
            {
                StoredBytes += page.Locator.Bytes;
            }
            else
            {
                SharedPages++;
            }
        }
    }

    private bool IsInside(int field, int outer)
    {
        for (; field != outer; field = schema.Fields[field].Parent)
        {
            if (schema.Fields[field].IsTopLevel)
            {
                return false;
            }
        }

        return true;
    }

    private string FullName(int field)
    {
        var name = schema.Fields[field].Name;
        for (; !schema.Fields[field].IsTopLevel; field = schema.Fields[field].Parent)
        {
            name = $"{schema.Fields[schema.Fields[field].Parent].Name}.{name}";
        }

        return name;
    }
}
